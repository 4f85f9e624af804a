import { DateTime } from "luxon";

export const snoozePresets = ["later", "tomorrow", "monday", "week"] as const;
export type SnoozePreset = (typeof snoozePresets)[number];

/** When a working day begins, for what is put off to another day. Ours. */
const morning = 9;
/** "Later today" is in so many hours, on the full quarter. Ours. */
const laterHours = 3;

/**
 * When each choice ends, in the shop's zone: in three hours, if that is still today; tomorrow, on Monday and in a week at
 * nine. On a Sunday "Monday" is tomorrow and left out.
 */
export function snoozeChoices(now: Date, zone: string): { preset: SnoozePreset; until: Date }[] {
  const here = DateTime.fromJSDate(now, { zone });
  const at = (days: number) => here.startOf("day").plus({ days }).set({ hour: morning });
  const rounded = here.plus({ hours: laterHours }).startOf("minute");
  const later = rounded.plus({ minutes: (15 - (rounded.minute % 15)) % 15 });
  const toMonday = 8 - here.weekday;
  const choices: { preset: SnoozePreset; until: DateTime }[] = [
    ...(later.hasSame(here, "day") ? [{ preset: "later" as const, until: later }] : []),
    { preset: "tomorrow", until: at(1) },
    ...(toMonday > 1 ? [{ preset: "monday" as const, until: at(toMonday) }] : []),
    { preset: "week", until: at(7) },
  ];
  return choices.map(({ preset, until }) => ({ preset, until: until.toJSDate() }));
}

/**
 * A time as a form sends it: empty is `null` (until the customer writes); `2026-11-23T09:00` is a time by the clocks of
 * the shop, one with a zone is that instant. A time that the clocks skip is the one after it.
 */
export function parseSnoozeUntil(value: unknown, zone: string): Date | null | "unreadable" {
  if (value === "") return null;
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return "unreadable";
  const time = DateTime.fromISO(value, { zone });
  return time.isValid ? time.toJSDate() : "unreadable";
}

/** An instant by the clocks of the shop, as a date and time field has it: `2026-11-23T09:00`. */
export const writeLocalTime = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
