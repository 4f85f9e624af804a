import type { OrderRecord } from "../state.ts";
import { receivedFor, refundedFor, totalNow, totalAsBought } from "./order-money.ts";
import { countUnits } from "./order-quantities.ts";

/** `OrderDisplayFinancialStatus`, from the order's transactions (in the currency the customer paid in). */
export function readFinancialStatus(order: OrderRecord): string {
  const received = receivedFor(order).presentment;
  const refunded = refundedFor(order).presentment;
  if (refunded > 0) return refunded >= received ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (received > 0) {
    const isPaid = received >= totalAsBought(order).total.presentment || received >= totalNow(order).total.presentment;
    return isPaid ? "PAID" : "PARTIALLY_PAID";
  }
  const has = (kind: string, status: string) =>
    order.transactions.some((transaction) => transaction.kind === kind && transaction.status === status);
  if (has("VOID", "SUCCESS")) return "VOIDED";
  if (has("AUTHORIZATION", "SUCCESS")) return "AUTHORIZED";
  if (totalAsBought(order).total.presentment === 0) return "PAID";
  return order.cancelledAt ? "VOIDED" : "PENDING";
}

/** `OrderDisplayFulfillmentStatus`, from fulfilments and cancelled units. */
export function readFulfillmentStatus(order: OrderRecord): string {
  const counts = order.lines.map((line) => countUnits(order, line));
  const fulfilled = counts.reduce((sum, units) => sum + units.fulfilled, 0);
  const open = counts.reduce((sum, units) => sum + units.unfulfilled, 0);
  const cancelled = counts.reduce((sum, units) => sum + units.cancelled, 0);
  if (open === 0 && fulfilled > 0) return "FULFILLED";
  if (fulfilled > 0) return "PARTIALLY_FULFILLED";
  return open === 0 && cancelled > 0 ? "RESTOCKED" : "UNFULFILLED";
}

/** `OrderReturnStatus`, from the returns that were not declined. */
export function readReturnStatus(order: OrderRecord): string {
  const has = (status: string) => (order.returns ?? []).some((made) => made.status === status);
  if (has("REQUESTED")) return "RETURN_REQUESTED";
  if (has("OPEN")) return "IN_PROGRESS";
  return has("CLOSED") ? "RETURNED" : "NO_RETURN";
}
