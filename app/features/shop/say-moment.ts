// Making a format costs more than using it a hundred times. Zones and languages are few.
const made = new Map<string, Intl.DateTimeFormat>();

/** "Tuesday, 24 November at 14:05" by the clock of an IANA zone. */
export function sayMoment(at: Date, timeZone: string, locale: string): string {
  const key = `${locale} ${timeZone}`;
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(locale, {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
  made.set(key, format);
  return format.format(at);
}
