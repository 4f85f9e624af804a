import { dateIn } from "../shared/date-in.ts";

/** After so many days somebody should look at an article again, where it was just looked at. Ours. */
export const reviewDays = 180;

/** The day on which an article that was just reviewed is due again, YYYY-MM-DD in the shop's zone. */
export function reviewDayAfter(now: Date, zone: string): string {
  const today = dateIn(zone, now);
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + reviewDays);
  return day.toISOString().slice(0, 10);
}
