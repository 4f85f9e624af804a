import pg from "pg";
import { shopSql } from "#app/platform/db/raw-sql.server.ts";
import type { AdminApi } from "#app/platform/shopify/admin-api.ts";
import type { DeskStaff, StaffDesk } from "#app/features/shared/desk.ts";

/** As Prisma gives them: whole numbers of eight bytes are bigint. */
const types = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Nothing that is measured may call Shopify: the orders were read a moment ago. */
const refuseShopify = (scopes: string[]): AdminApi => {
  const refuse = () => Promise.reject(new Error("a yardstick called Shopify"));
  return { read: refuse, act: refuse, scopes };
};

/**
 * A desk over `pg` alone, for the yardsticks: a use-case that is given it asks PostgreSQL exactly what it asks in the
 * app, without Remix, Prisma and Shopify's library around it. Only what reading needs is there; all else throws.
 */
export function makePgDesk(pool: pg.Pool, shopId: bigint, staff: DeskStaff, scopes: string[]): StaffDesk {
  const runner = {
    $queryRawUnsafe: async <T>(text: string, ...values: unknown[]) =>
      (await pool.query({ text, values, types })).rows as T,
  };
  const desk: Partial<StaffDesk> = {
    shop: { id: shopId, domain: "bench.myshopify.com", name: "Bench", currency: "EUR", timezone: "UTC", scopes },
    staff,
    sql: shopSql(runner, shopId),
    shopify: refuseShopify(scopes),
    now: () => new Date(),
  };
  return new Proxy(desk as StaffDesk, {
    get(target, name) {
      if (name in target) return target[name as keyof StaffDesk];
      throw new Error(`a yardstick has no desk.${String(name)}`);
    },
  });
}
