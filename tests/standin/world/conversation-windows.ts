import type { OrderRecord } from "../state.ts";
import type { ScriptNeed } from "./conversation-script.ts";
import { DAY, HOUR, readInstant } from "./instants.ts";

/** From when to when, in milliseconds, a customer has a reason to write. */
export interface Window {
  from: number;
  to: number;
}

/** When the customer of an order would write for each need. Needs that the order does not give are missing. */
export function findWindows(order: OrderRecord, now: number): Map<ScriptNeed, Window> {
  const windows = new Map<ScriptNeed, Window>();
  const add = (need: ScriptNeed, from: number, to: number): void => {
    if (from < Math.min(to, now)) windows.set(need, { from, to: Math.min(to, now) });
  };
  const createdAt = readInstant(order.createdAt);
  const firstSent = order.fulfillments[0] ? readInstant(order.fulfillments[0].createdAt) : null;
  const cancelled = order.cancelledAt ? readInstant(order.cancelledAt) : null;
  add("any", createdAt + HOUR, createdAt + 30 * DAY);
  add("not sent", createdAt + HOUR / 4, cancelled ?? firstSent ?? createdAt + 10 * DAY);
  if (order.transactions.some((each) => each.kind === "SALE" && each.status === "FAILURE"))
    add("paid at second try", createdAt + HOUR, createdAt + 3 * DAY);
  for (const refund of order.refunds) {
    const at = readInstant(refund.createdAt);
    const made = order.transactions.filter((each) => refund.transactionIds.includes(each.id));
    if (made.some((each) => each.status !== "FAILURE")) add("refunded", at + 2 * DAY, at + 9 * DAY);
  }
  for (const parcel of order.fulfillments) {
    // Nobody asks before the promised days have passed.
    const lateFrom = Math.max(readInstant(parcel.createdAt) + DAY, createdAt + 4 * DAY);
    const lastAt = readInstant(parcel.updatedAt);
    if (parcel.status !== "SUCCESS" || parcel.events.length === 0) continue;
    if (parcel.deliveredAt !== null) {
      add("on its way", lateFrom, readInstant(parcel.deliveredAt));
      add("delivered", readInstant(parcel.deliveredAt) + HOUR, readInstant(parcel.deliveredAt) + 14 * DAY);
    } else if (parcel.displayStatus === "IN_TRANSIT" && now - lastAt > 6 * DAY) add("stuck", lastAt + 5 * DAY, now);
    else if (["IN_TRANSIT", "DELAYED", "OUT_FOR_DELIVERY"].includes(parcel.displayStatus))
      add("on its way", lateFrom, now);
    else if (parcel.events.some((event) => event.message === "Returned to the sender"))
      add("came back", lastAt + HOUR, lastAt + 6 * DAY);
    else if (["ATTEMPTED_DELIVERY", "NOT_DELIVERED"].includes(parcel.displayStatus))
      add("not handed over", lastAt + HOUR, lastAt + 5 * DAY);
  }
  return windows;
}
