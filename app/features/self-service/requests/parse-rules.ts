import { cleanLine, cleanText } from "#app/platform/mail/clean-string.ts";
import { parseTypedAmount } from "#app/features/acts/refund/refund-typed-amount.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Refusal } from "#app/features/shared/outcome.ts";
import { actOfRequest, isSentAgain, requestKinds, type RequestKind } from "./request-kind.ts";
import { requestModes, type RequestBounds, type RequestRule, type RequestRules } from "./request-rule.ts";
import { longestInstructions, mostTags, ruleLimits, type RuleFields } from "./rules-form.ts";

export type RulesWrong = "malformed" | "number_wrong" | "too_long" | "no_currency" | "amount";

type Where = { shop: Pick<StaffDesk["shop"], "currency">; staff: Pick<StaffDesk["staff"], "locale"> };

/** The rules as they were typed; empty is not set. The field of a refusal is one of the form's. */
export function parseRules(desk: Where, values: object): Parsed<{ rules: RequestRules; bounds: RequestBounds }> {
  const form = new Map<string, unknown>(Object.entries(values));
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
  const bounds = parseBounds(desk, text);
  return bounds.ok ? succeed({ rules: Object.fromEntries(parsed) as RequestRules, bounds: bounds.value }) : bounds;
}

type Parsed<T> = { ok: true; value: T } | Refusal<RulesWrong>;

function parseRule(desk: Where, kind: RequestKind, text: (field: keyof RuleFields) => string): Parsed<RequestRule> {
  const mode = requestModes.find((one) => one === text("mode"));
  // What no act does at once is not offered so.
  if (!mode || (mode === "now" && !actOfRequest[kind])) return refuse("malformed", { field: `${kind}.mode` });
  const windowDays = parseCount(text("days"), "days", `${kind}.days`);
  const nowMinutes = parseCount(text("minutes"), "minutes", `${kind}.minutes`);
  const nowDays = isSentAgain(kind) ? parseCount(text("nowDays"), "nowDays", `${kind}.nowDays`) : succeed(null);
  const mostMinor = parseAmount(desk, text("most"), `${kind}.most`);
  for (const one of [windowDays, nowMinutes, nowDays, mostMinor]) if (!one.ok) return one;
  if (!windowDays.ok || !nowMinutes.ok || !nowDays.ok || !mostMinor.ok) return refuse("malformed");
  const askTags = [...new Set(text("tags").split(",").map((tag) => cleanLine(tag, 200).trim()).filter(Boolean))]; // prettier-ignore
  if (askTags.length > mostTags || askTags.some((tag) => tag.length > 255))
    return refuse("too_long", { field: `${kind}.tags` });
  return succeed({
    mode,
    windowDays: windowDays.value,
    nowMinutes: nowMinutes.value,
    nowDays: nowDays.value,
    mostMinor: mostMinor.value,
    askTags,
  });
}

function parseBounds(desk: Where, text: (name: string) => string): Parsed<RequestBounds> {
  const [dayCount, aYear] = [parseNeeded(text("dayCount"), "dayCount"), parseNeeded(text("aYear"), "aYear")];
  if (!dayCount.ok) return dayCount;
  if (!aYear.ok) return aYear;
  const daySum = parseAmount(desk, text("daySum"), "daySum");
  if (!daySum.ok) return daySum;
  const returnInstructions = cleanText(text("instructions"), longestInstructions * 2).trim();
  if (returnInstructions.length > longestInstructions) return refuse("too_long", { field: "instructions" });
  return succeed({
    dayCount: dayCount.value,
    dayMinor: daySum.value,
    returnInstructions,
    replacementsAYear: aYear.value,
  });
}

/** A number that cannot be left out. */
function parseNeeded(typed: string, of: "dayCount" | "aYear"): Parsed<number> {
  const parsed = parseCount(typed || "0", of, of);
  return parsed.ok ? succeed(parsed.value ?? 0) : parsed;
}

function parseCount(typed: string, of: keyof typeof ruleLimits, field: string): Parsed<number | null> {
  if (typed === "") return succeed(null);
  const { least, most } = ruleLimits[of];
  const value = /^\d{1,6}$/.test(typed) ? Number(typed) : NaN;
  return value >= least && value <= most
    ? succeed(value)
    : refuse("number_wrong", { field, detail: `${least}–${most}` });
}

function parseAmount({ shop, staff }: Where, typed: string, field: string): Parsed<bigint | null> {
  if (typed === "") return succeed(null);
  // Before Shopify has told the currency an amount would mean nothing.
  if (shop.currency === "XXX") return refuse("no_currency", { field });
  const parsed = parseTypedAmount(typed, shop.currency, staff.locale);
  return parsed.ok ? succeed(parsed.money.minor) : refuse("amount", { field, detail: shop.currency });
}
