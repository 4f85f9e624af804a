import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "../shared/desk.ts";

/** Keeps everybody else who locks the same order of this shop waiting until the transaction ends. */
export async function lockOrder(tx: Pick<DeskTx, "sql">, orderId: bigint): Promise<void> {
  // The function gives nothing that Prisma could read, hence the text.
  await tx.sql`
    select pg_advisory_xact_lock(hashtextextended(${SHOP}::bigint::text || ' order ' || ${orderId}::bigint::text, 0))::text`;
}
