import type { Desk } from "#app/features/shared/desk.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Mishap } from "./story.ts";

/** The process is gone: nothing of its work goes on. */
export class Killed extends Error {
  override name = "Killed";
}

/** The database has ended the connection: what was asked of it may have been done, or not. */
export class ConnectionLost extends Error {
  override name = "ConnectionLost";
}

/** Requests that Shopify gets to later than their sender waited. */
export interface LateCalls {
  add(call: () => Promise<unknown>): void;
  /** Shopify gets to all of them now. */
  arrive(): Promise<void>;
}

export function makeLateCalls(): LateCalls {
  const calls: (() => Promise<unknown>)[] = [];
  return {
    add: (call) => void calls.push(call),
    async arrive() {
      // Nobody hears their answers.
      for (const call of calls.splice(0)) await call().catch(() => undefined);
    },
  };
}

export interface Fate {
  mishap: Mishap;
  /** The act of it at Shopify, counted from 0, that is given up waiting for, and executed later; null: none. */
  late: { calls: LateCalls; place: number } | null;
  /** What came of it is counted. */
  mishaps?: Record<"killed" | "database", number>;
}

/**
 * The desk of a process that meets with a mishap at a step. Killed before or after a transaction, before or after its
 * commit, before or after a call to Shopify, it does nothing any more, as after SIGKILL: what was not committed is rolled
 * back, what was sent is sent. Where the database ends the connection, the statement, or the whole transaction before or
 * after its commit, fails this once, and the process goes on.
 */
export function giveFate<D extends Desk>(desk: D, { mishap, late, mishaps }: Fate): D {
  if (!mishap && !late) return desk;
  let [left, isDead, acts] = [mishap?.step ?? Infinity, false, 0];
  const live = (): void => {
    if (isDead) throw new Killed();
  };
  const step = (isDatabase: boolean): void => {
    live();
    if (mishap?.kind === "database" && !isDatabase) return;
    if (left-- > 0) return;
    left = Infinity;
    isDead = mishap?.kind === "killed";
    if (mishap && mishaps) mishaps[mishap.kind]++;
    throw isDead ? new Killed() : new ConnectionLost();
  };
  const statement = (): void => (mishap?.kind === "database" ? step(true) : live());
  const around = async <T>(isDatabase: boolean, work: () => Promise<T>): Promise<T> => {
    step(isDatabase);
    const result = await work();
    step(isDatabase);
    return result;
  };
  const { shopify } = desk;
  return {
    ...desk,
    db: new Proxy(desk.db, {
      get(target, name, receiver) {
        statement();
        return Reflect.get(target, name, receiver) as unknown;
      },
    }),
    sql: ((...words: Parameters<D["sql"]>) => {
      statement();
      return (desk.sql as (...words: Parameters<D["sql"]>) => unknown)(...words);
    }) as D["sql"],
    tx: (work: Parameters<D["tx"]>[0]) =>
      around(true, () =>
        desk.tx(async (tx) => {
          const result = await work(tx);
          step(true);
          return result;
        }),
      ),
    shopify: {
      scopes: shopify.scopes,
      read: (document, variables) => around(false, () => shopify.read(document, variables)),
      act: (document, variables) =>
        around(false, () => {
          if (acts++ !== late?.place) return shopify.act(document, variables);
          late.calls.add(() => shopify.act(document, variables));
          throw new ShopifyUnavailable("timeout", true, "no answer in time");
        }),
    },
  };
}
