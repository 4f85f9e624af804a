import { localeFor } from "#app/platform/i18n/locales.ts";
import { moneyToJson } from "../../shared/money.ts";
import type { StaffDesk } from "../../shared/desk.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { readFields } from "../act-text-fields.ts";
import { parseTypedAmount } from "../refund/refund-typed-amount.ts";
import { endOfTypedDay } from "../typed-day.ts";
import type { CreditChoice } from "./credit-preview.ts";

const longestNote = 1_000;

/**
 * Reads the form, as strings. Its fields: `amount` (as a person types it, in the shop's currency), `until` (a day in the
 * shop's zone; empty: for ever), `notify` (on), `note`, `locale` (the page's).
 */
export function parseCreditForm(
  fields: Iterable<readonly [string, unknown]>,
  { shop, staff, now }: Pick<StaffDesk, "shop" | "staff" | "now">,
): Checked<CreditChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const amount = parseTypedAmount(
    values.get("amount") ?? "",
    shop.currency,
    localeFor(values.get("locale"), staff.locale),
  );
  if (!amount.ok) problems.push({ field: "amount", problem: amount.problem, detail: shop.currency });
  const day = values.get("until") ?? "";
  const until = endOfTypedDay(day, shop.timezone, now());
  if (until === undefined) problems.push({ field: "until", problem: "day" });
  const note = values.get("note") ?? "";
  if (note.length > longestNote)
    problems.push({ field: "note", problem: "note_too_long", detail: String(longestNote) });
  if (problems.length || !amount.ok || until === undefined) return { ok: false, problems };
  return {
    ok: true,
    value: { amount: moneyToJson(amount.money), until, day, notify: values.get("notify") === "on", note },
  };
}
