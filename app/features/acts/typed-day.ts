import { DateTime } from "luxon";

/**
 * The end of a day that was typed as YYYY-MM-DD, in the shop's zone, as an instant; null: nothing was typed.
 * @returns undefined when it is no day, or over already
 */
export function endOfTypedDay(typed: string, zone: string, now: Date): string | null | undefined {
  if (typed === "") return null;
  if (!/^\d{4}-\d\d-\d\d$/.test(typed)) return undefined;
  const end = DateTime.fromISO(typed, { zone }).endOf("day").startOf("second");
  return end.isValid && end.toMillis() > now.getTime() ? end.toUTC().toISO({ suppressMilliseconds: true }) : undefined;
}
