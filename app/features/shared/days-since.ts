import { DateTime } from "luxon";

/** How many midnights lie between, by the calendar of the zone. */
export function daysSince(at: string, now: Date, zone: string): number {
  const day = (when: DateTime) => when.setZone(zone).startOf("day");
  return Math.round(day(DateTime.fromJSDate(now)).diff(day(DateTime.fromISO(at)), "days").days);
}
