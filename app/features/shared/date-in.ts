const calendars = new Map<string, Intl.DateTimeFormat>();

/** The date that it is in a zone: "2026-11-23". @throws RangeError: a zone that there is not, or an invalid date */
export function dateIn(zone: string, when: Date): string {
  let calendar = calendars.get(zone);
  // To make one takes longer than what an order's page asks of it; zones are few. In Swedish a date is written so.
  if (!calendar)
    calendars.set(zone, (calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" })));
  return calendar.format(when);
}
