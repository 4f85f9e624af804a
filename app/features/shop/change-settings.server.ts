import { z } from "zod";
import { cleanLine, cleanText } from "#app/platform/mail/clean-string.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { isInOrder } from "./business-hours.ts";
import { clock, holidaysSchema, weekSchema } from "./hours-schema.server.ts";
import { saveSettings } from "./save-settings.server.ts";
import { longestAckText, longestSignature, retentionLimits, type RetentionName } from "./shop-settings.ts";

/** A form that no page of ours sends: `malformed`. Everything that a person can type wrong has its own word and field. */
type Answer<P extends string> = Promise<Outcome<null, P | "malformed">>;

const hoursForm = z.object({
  week: z
    .array(z.array(z.object({ from: z.string(), to: z.string() })).max(4))
    .length(7)
    .nullable(),
  holidays: z.array(z.object({ date: z.string(), name: z.string() })).max(100),
});

/** Keeps opening hours and holidays. The field of a refusal is `day.3` or `holiday.0`, counted from 0. */
export async function saveHours(
  desk: StaffDesk,
  form: unknown,
): Answer<"time_wrong" | "hours_wrong" | "hours_overlap" | "date_wrong"> {
  const parsed = hoursForm.safeParse(form);
  if (!parsed.success) return refuse("malformed");
  const { week, holidays } = parsed.data;
  for (const [day, spans] of (week ?? []).entries()) {
    for (const span of spans) Object.assign(span, { from: asTime(span.from), to: asTime(span.to) });
    if (spans.some(({ from, to }) => !clock.safeParse(from).success || !clock.safeParse(to).success))
      return refuse("time_wrong", { field: `day.${day}` });
    spans.sort((a, b) => a.from.localeCompare(b.from));
    if (spans.some(({ from, to }) => !(from < to))) return refuse("hours_wrong", { field: `day.${day}` });
    if (!isInOrder(spans)) return refuse("hours_overlap", { field: `day.${day}` });
  }
  if (week && !weekSchema.safeParse(week).success) return refuse("malformed");
  const days = holidays.map(({ date, name }) => ({ date, name: cleanLine(name, 100).trim() }));
  for (const [index, day] of days.entries())
    if (!holidaysSchema.safeParse([day]).success) return refuse("date_wrong", { field: `holiday.${index}` });
  days.sort((a, b) => a.date.localeCompare(b.date));
  await saveSettings(desk, { hours: week ?? [[], [], [], [], [], [], []], holidays: days });
  return succeed(null);
}

/** `9:00`, `9.00` and `9` as they are stored: `09:00`. What reads as no time stays as it was typed. */
const asTime = (typed: string): string => {
  const [, hour, minute = "00"] = /^\s*(\d{1,2})(?:[:.h](\d\d))?\s*$/.exec(typed) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, "0")}:${minute}`;
};

const ackForm = z.object({ enabled: z.boolean(), text: z.string() });

/** Switches the acknowledgement on or off and keeps the merchant's own words for it. */
export async function saveAcknowledgement(desk: StaffDesk, form: unknown): Answer<"too_long"> {
  const parsed = ackForm.safeParse(form);
  if (!parsed.success) return refuse("malformed");
  const text = cleanText(parsed.data.text, 100_000).trim();
  if (text.length > longestAckText) return refuse("too_long", { field: "text" });
  await saveSettings(desk, { ackEnabled: parsed.data.enabled, ackText: text });
  return succeed(null);
}

const retentionForm = z.partialRecord(
  z.enum(Object.keys(retentionLimits) as [RetentionName, ...RetentionName[]]),
  z.string(),
);

/** Keeps how long things are kept. Fields hold what was typed; empty is "for ever" where that is possible. */
export async function saveRetention(desk: StaffDesk, form: unknown): Answer<"number_wrong"> {
  const parsed = retentionForm.safeParse(form);
  if (!parsed.success) return refuse("malformed");
  const change: Partial<Record<RetentionName, number | null>> = {};
  for (const [name, typed] of Object.entries(parsed.data) as [RetentionName, string][]) {
    const { least, most, mayBeNull } = retentionLimits[name];
    const value = typed.trim() === "" ? null : /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : NaN;
    const fits = value === null ? mayBeNull : value >= least && value <= most;
    if (!fits) return refuse("number_wrong", { field: name });
    change[name] = value;
  }
  await saveSettings(desk, change as Parameters<typeof saveSettings>[1]);
  return succeed(null);
}

/** Keeps the acting person's own signature. */
export async function saveOwnSignature(desk: StaffDesk, form: unknown): Answer<"too_long"> {
  const parsed = z.object({ signature: z.string() }).safeParse(form);
  if (!parsed.success) return refuse("malformed");
  const signature = cleanText(parsed.data.signature, 100_000).trim();
  if (signature.length > longestSignature) return refuse("too_long", { field: "signature" });
  await desk.db.staff.updateMany({ where: { id: desk.staff.id }, data: { signature } });
  return succeed(null);
}

/** Puts the set-up on Home aside, or brings it back. */
export async function hideOnboarding(desk: StaffDesk, hidden: boolean): Promise<Outcome<null, never>> {
  await saveSettings(desk, { onboardingHiddenAt: hidden ? desk.now() : null });
  return succeed(null);
}
