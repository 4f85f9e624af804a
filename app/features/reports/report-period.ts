import { DateTime } from "luxon";

/** Whole days of the shop's calendar. */
export interface ReportPeriod {
  /** First and last day, YYYY-MM-DD. */
  fromDay: string;
  untilDay: string;
  /** Where the first begins, and where the day after the last one does. */
  from: Date;
  until: Date;
}

/** Days up to today that are shown where nobody chose. Ours. */
export const usualDays = 30;
/** What one look reads at most. Ours. */
export const mostDays = 731;

/**
 * The period in an address (`from`, `until`: days, both within it). What is no day, or ends before it begins, is the
 * usual one; what is too long begins later.
 */
export function parsePeriod(asked: URLSearchParams, now: Date, zone: string): ReportPeriod {
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const until = parseDay(asked.get("until"), zone) ?? today;
  const from = parseDay(asked.get("from"), zone) ?? until.minus({ days: usualDays - 1 });
  return from > until ? between(today.minus({ days: usualDays - 1 }), today) : between(from, until);
}

function between(from: DateTime, until: DateTime): ReportPeriod {
  const first = DateTime.max(from, until.minus({ days: mostDays - 1 }));
  return {
    fromDay: first.toFormat("yyyy-MM-dd"),
    untilDay: until.toFormat("yyyy-MM-dd"),
    from: first.toJSDate(),
    until: until.plus({ days: 1 }).startOf("day").toJSDate(),
  };
}

function parseDay(typed: string | null, zone: string): DateTime | null {
  if (!typed || !/^\d{4}-\d\d-\d\d$/.test(typed)) return null;
  const day = DateTime.fromISO(typed, { zone }).startOf("day");
  return day.isValid && day.year > 2000 && day.year < 2200 ? day : null;
}

export const presets = ["days7", "days30", "days90", "thisMonth", "lastMonth"] as const;
export type Preset = (typeof presets)[number];

export interface PresetDays extends Pick<ReportPeriod, "fromDay" | "untilDay"> {
  preset: Preset;
}

/** Every preset with its days, for a picker: pages do not reckon with calendars. */
export const listPresets = (now: Date, zone: string): PresetDays[] =>
  presets.map((preset) => ({ preset, ...daysOf(preset, now, zone) }));

/** The days of a preset, seen from today in the shop's zone. */
export function daysOf(preset: Preset, now: Date, zone: string): Pick<ReportPeriod, "fromDay" | "untilDay"> {
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const month = today.startOf("month");
  const spans: Record<Preset, [DateTime, DateTime]> = {
    days7: [today.minus({ days: 6 }), today],
    days30: [today.minus({ days: 29 }), today],
    days90: [today.minus({ days: 89 }), today],
    thisMonth: [month, today],
    lastMonth: [month.minus({ months: 1 }), month.minus({ days: 1 })],
  };
  const [from, until] = spans[preset];
  return { fromDay: from.toFormat("yyyy-MM-dd"), untilDay: until.toFormat("yyyy-MM-dd") };
}
