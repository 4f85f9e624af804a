import { moneyToJson, type MoneyJson } from "#app/features/shared/money.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { longestRefundNote } from "./refund-note.ts";
import type { RefundChoice } from "./refund-preview.ts";
import { parseTypedAmount } from "./refund-typed-amount.ts";

/** More lines or units than these are not chosen by a person. */
const mostLines = 250;
const mostUnits = 100_000;

/**
 * Reads the refund form, as strings. Its fields:
 * `line.<lineId>` (quantity; empty or 0: not this one), `shipping` (none, all, amount), `shippingAmount`,
 * `amount` (empty: as Shopify suggests), `restock` (none or a location id), `method` (original, store_credit),
 * `reason`, `note`, `notify` (on).
 * Only the form is checked here; what the order allows is checked against Shopify's live answer.
 * @param currency what the amounts are typed in: the one the customer paid in
 * @param locale of the person who typed
 */
export function parseRefundForm(
  fields: Iterable<readonly [string, unknown]>,
  currency: string,
  locale: string,
): Checked<RefundChoice> {
  const entries = [...fields].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""] as const);
  const values = new Map(entries);
  const problems: FieldProblem[] = [];
  const refuse = (field: string, problem: string) => void problems.push({ field, problem });
  const readAmount = (field: string): MoneyJson | null => {
    const parsed = parseTypedAmount(values.get(field) ?? "", currency, locale);
    if (parsed.ok) return moneyToJson(parsed.money);
    problems.push({ field, problem: parsed.problem, ...(parsed.problem === "other_currency" && { detail: currency }) });
    return null;
  };

  const lines = parseLines(entries, refuse);
  const shipping = parseShipping(values.get("shipping") ?? "none", readAmount, refuse);
  const amount = values.get("amount") ? readAmount("amount") : null;
  const restock = values.get("restock") || "none";
  if (restock !== "none" && !isNumericId(restock)) refuse("restock", "unknown_location");
  const method = values.get("method") || "original";
  if (method !== "original" && method !== "store_credit") refuse("method", "malformed");
  const reason = oneLine(values.get("reason") ?? "");
  const note = cleanText(values.get("note") ?? "");
  if (reason.length + note.length > longestRefundNote) refuse("note", "note_too_long");
  if (!problems.length && !lines.length && shipping.kind === "none" && !amount) refuse("", "nothing_chosen");
  if (problems.length) return { ok: false, problems };

  return {
    ok: true,
    value: {
      lines,
      shipping,
      amount,
      restock: restock === "none" ? { kind: "none" } : { kind: "to", locationId: restock },
      method: method as RefundChoice["method"],
      reason,
      note,
      notify: ["on", "true", "1"].includes(values.get("notify") ?? ""),
    },
  };
}

type Refuse = (field: string, problem: string) => void;

function parseLines(entries: (readonly [string, string])[], refuse: Refuse): RefundChoice["lines"] {
  const lines = new Map<string, number>();
  for (const [field, typed] of entries) {
    if (!field.startsWith("line.") || typed === "" || /^0+$/.test(typed)) continue;
    const lineId = field.slice("line.".length);
    const quantity = Number(typed);
    if (!isNumericId(lineId) || lines.has(lineId)) refuse(field, "unknown_line");
    else if (!/^\d{1,6}$/.test(typed) || quantity > mostUnits) refuse(field, "quantity");
    else lines.set(lineId, quantity);
  }
  if (lines.size > mostLines) refuse("", "malformed");
  return [...lines].map(([lineId, quantity]) => ({ lineId, quantity }));
}

function parseShipping(
  kind: string,
  readAmount: (field: string) => MoneyJson | null,
  refuse: Refuse,
): RefundChoice["shipping"] {
  if (kind === "none" || kind === "all") return { kind };
  if (kind !== "amount") refuse("shipping", "malformed");
  else {
    const amount = readAmount("shippingAmount");
    if (amount) return { kind, amount };
  }
  return { kind: "none" };
}

/** Shopify's numeric ids: no leading zero, and small enough for the database. */
export const isNumericId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

/** Neither NUL nor a half surrogate: neither Shopify nor PostgreSQL takes them. */
const cleanText = (text: string): string => text.toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n");

const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, " ");
