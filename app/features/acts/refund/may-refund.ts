import type { OrderContext } from "#app/features/orders/order-context.ts";
import type { Order } from "#app/features/orders/order.ts";
import { missingScopes } from "../act-scopes.ts";

const paying = new Set(["SALE", "CAPTURE"]);

/**
 * Whether a refund can be offered, by what we know of the order. Only the live preview knows for certain; this keeps
 * the button from promising what cannot be.
 */
export function mayRefund(order: Order | null, scopes: readonly string[]): OrderContext["mayRefund"] {
  if (!order) return { ok: false, problem: "nothing_left" };
  const paid = order.transactions.some(({ kind, status }) => paying.has(kind) && status === "SUCCESS");
  if (!paid) return { ok: false, problem: "no_payment" };
  if (BigInt(order.netPayment.presentment.minor) <= 0n)
    return { ok: false, problem: order.cancelledAt ? "cancelled" : "nothing_left" };
  const scope = missingScopes("refund", scopes);
  if (scope) return { ok: false, problem: "scope_missing", scope };
  return { ok: true };
}
