import type { Money } from "../shared/money.ts";
import { isInFlight, type ActionState } from "./action-states.ts";
import { bearsMark } from "./refund-note.ts";

/** One of our own refunds of the order, as far as it matters for what is left. */
export interface OwnRefund {
  state: ActionState;
  idempotencyKey: string;
  /** Minor units, in the currency the customer paid in. */
  amountMinor: bigint;
}

/**
 * Our refunds whose money is on its way, or may be, and that Shopify's answer does not contain yet.
 * @param notes of the refunds that the same live answer of Shopify lists
 */
export const unseenInFlight = <T extends OwnRefund>(own: readonly T[], notes: readonly string[]): T[] =>
  own.filter(
    ({ state, idempotencyKey }) => isInFlight(state) && !notes.some((note) => bearsMark(note, idempotencyKey)),
  );

/**
 * What may at most be refunded now: Shopify's maximum, less our own money in flight that Shopify has not counted yet.
 * Never below zero.
 */
export function refundableLeft(maximum: Money, own: readonly OwnRefund[], notes: readonly string[]): Money {
  const minor = unseenInFlight(own, notes).reduce((left, { amountMinor }) => left - amountMinor, maximum.minor);
  return { ...maximum, minor: minor > 0n ? minor : 0n };
}
