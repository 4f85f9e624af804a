const day = 86_400_000;
const calendars = new Map<string, Intl.DateTimeFormat>();

/** How many midnights lie between, by the calendar of the zone. */
export const daysSince = (at: string, now: Date, zone: string): number =>
  (dateOf(now, zone) - dateOf(new Date(at), zone)) / day;

/** The date there, as milliseconds of its midnight in UTC, where every day has 24 hours. */
function dateOf(when: Date, zone: string): number {
  let calendar = calendars.get(zone);
  // To make one takes longer than what an order's page asks of it; zones are few.
  if (!calendar)
    calendars.set(zone, (calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" })));
  return Date.parse(calendar.format(when));
}
