import type { TenantTx } from "#app/platform/db/tenant.server.ts";
import type { ActKind } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";
import { underWayMilliseconds } from "./action-timing.ts";

/**
 * An act on the order that stands in the way of one of this kind. One that is under way does: two of them at once could
 * give back more than either of them saw; refunds may be made beside refunds, their money in flight is reckoned with. So
 * does one that was asked for more than once, as long as its first request may still come and undo what this one does.
 * @returns its id; null when there is none
 */
export async function findOtherAct(
  { db }: { db: Pick<TenantTx, "orderAction"> },
  orderId: bigint,
  kind: ActKind,
  now: Date,
): Promise<bigint | null> {
  const { besideItsOwnKind, mayComeAgain } = kindOf({ kind });
  const isUnderWay = {
    state: { in: ["running", "unknown", "needs_person"] },
    ...(besideItsOwnKind && { kind: { not: kind } }),
  };
  const mayYetCome = {
    kind,
    state: "succeeded",
    attempts: { gt: 1 },
    firstSentAt: { gt: new Date(now.getTime() - underWayMilliseconds) },
  };
  const other = await db.orderAction.findFirst({
    where: { orderId, OR: mayComeAgain ? [isUnderWay, mayYetCome] : [isUnderWay] },
    select: { id: true },
  });
  return other?.id ?? null;
}
