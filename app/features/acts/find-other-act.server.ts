import type { TenantTx } from "#app/platform/db/tenant.server.ts";
import type { ActKind } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";

/**
 * An act that is under way on the order and stands in the way of one of this kind: two of them at once could give back
 * more than either of them saw. Refunds may be made beside refunds, their money in flight is reckoned with.
 * @returns its id; null when there is none
 */
export async function findOtherAct(
  { db }: { db: Pick<TenantTx, "orderAction"> },
  orderId: bigint,
  kind: ActKind,
): Promise<bigint | null> {
  const other = await db.orderAction.findFirst({
    where: {
      orderId,
      state: { in: ["running", "unknown", "needs_person"] },
      ...(kindOf({ kind }).besideItsOwnKind && { kind: { not: kind } }),
    },
    select: { id: true },
  });
  return other?.id ?? null;
}
