import { localeFor } from "#app/platform/i18n/locales.ts";
import type { StaffDesk } from "../../shared/desk.ts";
import { moneyToJson } from "../../shared/money.ts";
import { readFields } from "../act-text-fields.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { parseTypedAmount } from "../refund/refund-typed-amount.ts";
import { endOfTypedDay } from "../typed-day.ts";
import type { DiscountChoice, DiscountValue } from "./discount-preview.ts";

const longestNote = 1_000;

/**
 * Reads the form, as strings. Its fields: `how` (percent, amount), `percent` (a whole number), `amount` (as a person
 * types it, in the shop's currency), `until` (a day in the shop's zone), `note`, `locale` (the page's).
 */
export function parseDiscountForm(
  fields: Iterable<readonly [string, unknown]>,
  { shop, staff, now }: Pick<StaffDesk, "shop" | "staff" | "now">,
): Checked<DiscountChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const value = parseValue(values, shop.currency, localeFor(values.get("locale"), staff.locale), problems);
  const day = values.get("until") ?? "";
  const until = endOfTypedDay(day, shop.timezone, now());
  if (!until) problems.push({ field: "until", problem: "day" });
  const note = values.get("note") ?? "";
  if (note.length > longestNote)
    problems.push({ field: "note", problem: "note_too_long", detail: String(longestNote) });
  return problems.length || !value || !until
    ? { ok: false, problems }
    : { ok: true, value: { value, until, day, note } };
}

/** How much comes off, from the fields `how`, `percent` and `amount`; null where one of them is refused. */
export function parseValue(
  values: ReadonlyMap<string, string>,
  currency: string,
  locale: string,
  problems: FieldProblem[],
): DiscountValue | null {
  const refuse = (field: string, problem: string) => {
    problems.push({ field, problem, detail: currency });
    return null;
  };
  const how = values.get("how");
  if (how === "percent") {
    const typed = (values.get("percent") ?? "").replace(/\s*%$/, "");
    const isWhole = /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 100;
    return isWhole ? { percent: Number(typed) } : refuse("percent", "percent");
  }
  if (how !== "amount") return refuse("how", "malformed");
  const amount = parseTypedAmount(values.get("amount") ?? "", currency, locale);
  return amount.ok ? { amount: moneyToJson(amount.money) } : refuse("amount", amount.problem);
}
