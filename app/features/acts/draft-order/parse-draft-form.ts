import { localeFor } from "#app/platform/i18n/locales.ts";
import type { StaffDesk } from "../../shared/desk.ts";
import { moneyToJson, type MoneyJson } from "../../shared/money.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { readFields } from "../act-text-fields.ts";
import { parseValue } from "../discount/parse-discount-form.ts";
import { isNumericId } from "../refund/parse-refund-form.ts";
import { parseTypedAmount } from "../refund/refund-typed-amount.ts";
import { shippingWays, type DraftChoice } from "./draft-choice.ts";

/** More lines or units than these are not chosen by a person. */
const mostLines = 100;
const mostUnits = 1_000;
const longestText = 1_000;

/**
 * Reads the form, as strings. Its fields: `line.<id>` (quantity; empty or 0: not this one), `how` (none, percent, amount)
 * with `percent` or `amount`, `shipping` (checkout, free, price) with `price`, `send` (on), `email`, `message`, `note`,
 * `locale` (the page's). Amounts are in the shop's currency, as a person types them.
 * @param needsInvoice the invoice is always sent
 */
export function parseDraftForm(
  fields: Iterable<readonly [string, unknown]>,
  { shop, staff }: Pick<StaffDesk, "shop" | "staff">,
  needsInvoice: boolean,
): Checked<DraftChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const locale = localeFor(values.get("locale"), staff.locale);
  const lines = parseQuantities(values, "line.", problems);
  const isDiscounted = (values.get("how") || "none") !== "none";
  const discount = isDiscounted ? parseValue(values, shop.currency, locale, problems) : null;
  const shipping = parseShipping(values, shop.currency, locale, problems);
  const send = needsInvoice || values.get("send") === "on";
  const email = values.get("email") ?? "";
  if (send && !/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) problems.push({ field: "email", problem: "email" });
  const texts = { message: values.get("message") ?? "", note: values.get("note") ?? "" };
  for (const [field, text] of Object.entries(texts))
    if (text.length > longestText) problems.push({ field, problem: "note_too_long", detail: String(longestText) });
  if (!problems.length && !lines.length) problems.push({ field: "", problem: "nothing_chosen" });
  if (problems.length) return { ok: false, problems };
  const opened = values.get("opened");
  return { ok: true, value: { lines, discount, shipping, send, email, ...texts, ...(opened && { opened }) } };
}

/** How many of each, by fields of this name; none and nothing are left out. */
export function parseQuantities(
  values: ReadonlyMap<string, string>,
  prefix: string,
  problems: FieldProblem[],
): { id: string; quantity: number }[] {
  const lines: { id: string; quantity: number }[] = [];
  for (const [field, typed] of values) {
    if (!field.startsWith(prefix) || typed === "" || /^0+$/.test(typed)) continue;
    const id = field.slice(prefix.length);
    if (!isNumericId(id)) problems.push({ field, problem: "unknown_line" });
    else if (!/^\d{1,4}$/.test(typed) || Number(typed) > mostUnits) problems.push({ field, problem: "whole_number" });
    else lines.push({ id, quantity: Number(typed) });
  }
  if (lines.length > mostLines) problems.push({ field: "", problem: "malformed" });
  return lines;
}

function parseShipping(
  values: ReadonlyMap<string, string>,
  currency: string,
  locale: string,
  problems: FieldProblem[],
): MoneyJson | null {
  const way = shippingWays.find((one) => one === (values.get("shipping") || "checkout"));
  if (!way) problems.push({ field: "shipping", problem: "malformed" });
  if (way === "free") return { minor: "0", currency };
  if (way !== "price") return null;
  const price = parseTypedAmount(values.get("price") ?? "", currency, locale);
  if (price.ok) return moneyToJson(price.money);
  problems.push({ field: "price", problem: price.problem, detail: currency });
  return null;
}
