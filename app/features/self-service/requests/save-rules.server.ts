import { isDeepStrictEqual } from "node:util";
import { cleanLine, cleanText } from "#app/platform/mail/clean-string.ts";
import { parseTypedAmount } from "#app/features/acts/refund/refund-typed-amount.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "#app/features/shared/outcome.ts";
import { mayManage } from "#app/features/team/keep-roles.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { actOfRequest, requestKinds, type RequestKind } from "./request-kind.ts";
import { publishContactJob } from "../contact/contact-jobs.ts";
import { readRules } from "./read-rules.server.ts";
import { requestModes, type RequestBounds, type RequestRule, type RequestRules } from "./request-rule.ts";
import { longestInstructions, mostTags, ruleLimits, type RuleFields } from "./rules-form.ts";

export type RulesProblem =
  "not_allowed" | "malformed" | "changed" | "number_wrong" | "too_long" | "no_currency" | "day_sum_missing" | "amount";

/** These give money or goods away: done at once only where it is said how much of it in a day. */
const givingKinds: readonly RequestKind[] = ["cancel", "exchange"];

/**
 * Keeps what shoppers may ask for themselves. Empty is not set. Only owners: what is done at once has no person's limits.
 * `changed`: somebody else saved meanwhile. The field of a refusal is one of the form's.
 */
export async function saveRules(desk: StaffDesk, values: object): Promise<Outcome<null, RulesProblem>> {
  if (!(await mayManage(desk, "save the rules for requests"))) return refuse("not_allowed");
  const form = new Map(Object.entries(values));
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const parsed = new Map<RequestKind, RequestRule>();
  for (const kind of requestKinds) {
    const rule = parseRule(desk, kind, (field) => text(`${kind}.${field}`));
    if (!rule.ok) return rule;
    parsed.set(kind, rule.value);
  }
  const rules = Object.fromEntries(parsed) as RequestRules;
  const bounds = parseBounds(desk, text);
  if (!bounds.ok) return bounds;
  if (bounds.value.dayMinor === null && givingKinds.some((kind) => rules[kind].mode === "now"))
    return refuse("day_sum_missing", { field: "daySum" });
  return desk.tx(async (tx) => {
    // Who saves at the same time waits here, and is then told.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${SHOP}::bigint::text || ' request rules', 0))::text`;
    const was = await readRules(tx);
    if (form.get("revision") !== was.revision) return refuse("changed");
    for (const kind of requestKinds) {
      const rule = rules[kind];
      if (isDeepStrictEqual(rule, was.rules[kind])) continue;
      await tx.db.requestRule.deleteMany({ where: { kind } });
      await tx.db.requestRule.create({ data: { kind, ...rule } });
      await noteAudit(desk, tx, {
        kind: "settings_changed",
        subject: "settings",
        subjectId: kind,
        ...differenceOf(desk, was.rules[kind], rule, { rule: kind }),
      });
    }
    const data = { ...bounds.value, revision: was.revision + 1 };
    await tx.db.requestSettings.deleteMany({});
    await tx.db.requestSettings.create({ data });
    if (!isDeepStrictEqual(bounds.value, was.bounds))
      await noteAudit(desk, tx, {
        kind: "settings_changed",
        subject: "settings",
        subjectId: "requests",
        ...differenceOf(desk, was.bounds, bounds.value, {}),
      });
    await tx.enqueue(publishContactJob, {}, { key: "all" });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

/** What was and what is, of what differs. */
function differenceOf(desk: StaffDesk, was: object, is: object, more: object): { before: object; after: object } {
  const tell = (value: unknown) =>
    typeof value === "bigint" ? moneyToJson({ minor: value, currency: desk.shop.currency }) : value;
  const names = Object.keys(is).filter(
    (name) => !isDeepStrictEqual((was as Record<string, unknown>)[name], (is as Record<string, unknown>)[name]),
  );
  const pick = (of: object) =>
    Object.fromEntries(names.map((name) => [name, tell((of as Record<string, unknown>)[name])]));
  return { before: pick(was), after: { ...more, ...pick(is) } };
}

type Parsed<T> = { ok: true; value: T } | Refusal<RulesProblem>;

function parseRule(desk: StaffDesk, kind: RequestKind, text: (field: keyof RuleFields) => string): Parsed<RequestRule> {
  const mode = requestModes.find((one) => one === text("mode"));
  // What no act does at once is not offered so.
  if (!mode || (mode === "now" && !actOfRequest[kind])) return refuse("malformed", { field: `${kind}.mode` });
  const windowDays = parseCount(text("days"), "days", `${kind}.days`);
  const nowMinutes = parseCount(text("minutes"), "minutes", `${kind}.minutes`);
  const mostMinor = parseAmount(desk, text("most"), `${kind}.most`);
  for (const one of [windowDays, nowMinutes, mostMinor]) if (!one.ok) return one;
  if (!windowDays.ok || !nowMinutes.ok || !mostMinor.ok) return refuse("malformed");
  const askTags = [...new Set(text("tags").split(",").map((tag) => cleanLine(tag, 200).trim()).filter(Boolean))]; // prettier-ignore
  if (askTags.length > mostTags || askTags.some((tag) => tag.length > 255))
    return refuse("too_long", { field: `${kind}.tags` });
  return succeed({
    mode,
    windowDays: windowDays.value,
    nowMinutes: nowMinutes.value,
    mostMinor: mostMinor.value,
    askTags,
  });
}

function parseBounds(desk: StaffDesk, text: (name: string) => string): Parsed<RequestBounds> {
  const dayCount = parseCount(text("dayCount"), "dayCount", "dayCount");
  if (!dayCount.ok) return dayCount;
  const { least, most } = ruleLimits.dayCount;
  if (dayCount.value === null) return refuse("number_wrong", { field: "dayCount", detail: `${least}–${most}` });
  const daySum = parseAmount(desk, text("daySum"), "daySum");
  if (!daySum.ok) return daySum;
  const returnInstructions = cleanText(text("instructions"), longestInstructions * 2).trim();
  if (returnInstructions.length > longestInstructions) return refuse("too_long", { field: "instructions" });
  return succeed({ dayCount: dayCount.value, dayMinor: daySum.value, returnInstructions });
}

function parseCount(typed: string, of: keyof typeof ruleLimits, field: string): Parsed<number | null> {
  if (typed === "") return succeed(null);
  const { least, most } = ruleLimits[of];
  const value = /^\d{1,6}$/.test(typed) ? Number(typed) : NaN;
  return value >= least && value <= most
    ? succeed(value)
    : refuse("number_wrong", { field, detail: `${least}–${most}` });
}

function parseAmount({ shop, staff }: StaffDesk, typed: string, field: string): Parsed<bigint | null> {
  if (typed === "") return succeed(null);
  // Before Shopify has told the currency an amount would mean nothing.
  if (shop.currency === "XXX") return refuse("no_currency", { field });
  const parsed = parseTypedAmount(typed, shop.currency, staff.locale);
  return parsed.ok ? succeed(parsed.money.minor) : refuse("amount", { field, detail: shop.currency });
}
