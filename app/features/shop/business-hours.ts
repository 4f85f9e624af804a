import { DateTime } from "luxon";

/** When somebody is in: local times of the shop's zone. `24:00` is the end of the day. */
export interface OpenSpan {
  from: string;
  to: string;
}

/** The spans of each weekday, Monday first; a day without any is closed. */
export type WeekHours = OpenSpan[][];

/** A day without service, by the shop's calendar: `2026-12-25`. */
export interface Holiday {
  date: string;
  name: string;
}

export interface BusinessHours {
  week: WeekHours;
  holidays: Holiday[];
}

/** More would not be opening hours any more; the limits are ours. */
export const mostSpansPerDay = 4;
export const mostHolidays = 100;

/** Whether the spans of a day follow each other without overlap, each ending after it begins. */
export function isInOrder(spans: OpenSpan[]): boolean {
  return spans.every(({ from, to }, index) => from < to && (index === 0 || spans[index - 1]!.to <= from));
}

/** Far enough to find an opening behind the longest holiday; a shop that is closed for longer never opens. */
const searchDays = 400;

interface Interval {
  start: number;
  end: number;
}

/** Whether somebody is in at this moment. The end of a span is closed already. */
export function isOpenAt(hours: BusinessHours, zone: string, at: Date): boolean {
  const local = DateTime.fromJSDate(at, { zone });
  const now = at.getTime();
  return spansOf(hours, local).some(({ start, end }) => start <= now && now < end);
}

/** The next moment at which somebody is in: `at` itself while it is open, null when there is none within 400 days. */
export function nextOpening(hours: BusinessHours, zone: string, at: Date): Date | null {
  const now = at.getTime();
  let day = DateTime.fromJSDate(at, { zone }).startOf("day");
  for (let count = 0; count <= searchDays; count++) {
    for (const { start, end } of spansOf(hours, day)) if (now < end) return new Date(Math.max(start, now));
    day = day.plus({ days: 1 }).startOf("day");
  }
  return null;
}

/** The open spans of a calendar day as instants. A local time that the clock skips is taken as the next that exists. */
function spansOf({ week, holidays }: BusinessHours, day: DateTime): Interval[] {
  const date = day.toISODate();
  if (holidays.some((holiday) => holiday.date === date)) return [];
  return (week[day.weekday - 1] ?? []).map(({ from, to }) => ({ start: instant(day, from), end: instant(day, to) }));
}

function instant(day: DateTime, time: string): number {
  if (time === "24:00") return day.plus({ days: 1 }).startOf("day").toMillis();
  const [hour, minute] = time.split(":").map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 }).toMillis();
}
