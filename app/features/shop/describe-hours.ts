import type { OpenSpan, WeekHours } from "./business-hours.ts";

/** Monday first; 1 January 2024 was one. */
export function weekdayNames(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2024, 0, 1 + day))));
}

const spansText = (spans: OpenSpan[]): string => spans.map(({ from, to }) => `${from}–${to}`).join(", ");

/** The week as a person would say it: "Monday–Friday 09:00–17:00; Saturday 10:00–14:00". "" for a week without hours. */
export function describeWeek(week: WeekHours, locale: string): string {
  const names = weekdayNames(locale);
  const parts: string[] = [];
  for (let day = 0; day < 7; day++) {
    const spans = spansText(week[day] ?? []);
    if (!spans) continue;
    const first = day;
    while (day < 6 && spansText(week[day + 1] ?? []) === spans) day++;
    parts.push(`${first === day ? names[first] : `${names[first]}–${names[day]}`} ${spans}`);
  }
  return parts.join("; ");
}
