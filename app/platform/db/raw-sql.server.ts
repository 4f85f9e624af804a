import { AsyncLocalStorage } from "node:async_hooks";

const allowed = new AsyncLocalStorage<true>();

/** Inside it the bound client lets raw SQL pass. For `shopSql` and the job queue's adapter only. */
export const withRawSql = <T>(work: () => Promise<T>): Promise<T> => allowed.run(true, work);

export const isRawSqlAllowed = (): boolean => allowed.getStore() === true;

/** Stands for the shop in a statement. A statement without it is refused: nothing would bind it to one shop. */
export const SHOP = Symbol("the shop that the desk is bound to");

export interface RawRunner {
  $queryRawUnsafe<T>(text: string, ...values: unknown[]): PromiseLike<T>;
}

export type ShopSql = <Row>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<Row[]>;

/**
 * Raw SQL bound to one shop: `` sql<Row>`select … where shop_id = ${SHOP} and …` ``. Values are always parameters.
 * @throws Error when the statement does not name the shop
 */
export function shopSql(client: RawRunner, shopId: bigint): ShopSql {
  return (strings, ...values) => {
    if (!values.includes(SHOP)) throw new Error("a statement without the shop");
    const text = strings.reduce((sum, part, index) => `${sum}$${index}${part}`);
    const bound = values.map((value) => (value === SHOP ? shopId : value));
    return withRawSql(async () => client.$queryRawUnsafe(text, ...bound));
  };
}
