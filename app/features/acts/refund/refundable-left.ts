import type { Money } from "#app/features/shared/money.ts";
import { isInFlight, type ActionState } from "../action-states.ts";
import type { FactLine } from "./refund-facts.ts";
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

/** Units of lines, by line id. */
export type Units = ReadonlyMap<string, number>;

/** Adds up the units that several refunds take of each line. */
export function sumUnits(refunds: readonly { lines: readonly { lineId: string; quantity: number }[] }[]): Units {
  const units = new Map<string, number>();
  for (const { lineId, quantity } of refunds.flatMap(({ lines }) => lines))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  return units;
}

/** The lines as they will be once units in flight are gone. */
export const withoutUnits = (lines: readonly FactLine[], gone: Units): FactLine[] =>
  lines.map((line) => ({ ...line, refundable: Math.max(0, line.refundable - (gone.get(line.lineId) ?? 0)) }));
