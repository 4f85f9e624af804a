import { dateIn } from "./date-in.ts";

const day = 86_400_000;
/** Midnight of the date in UTC, where every day has 24 hours. */
const midnightOf = (zone: string, when: Date): number => Date.parse(dateIn(zone, when));

/** How many midnights lie between, by the calendar of the zone. */
export const daysSince = (at: string, now: Date, zone: string): number =>
  (midnightOf(zone, now) - midnightOf(zone, new Date(at))) / day;
