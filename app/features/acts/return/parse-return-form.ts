import { localeFor } from "#app/platform/i18n/locales.ts";
import type { StaffDesk } from "../../shared/desk.ts";
import { moneyToJson, type MoneyJson } from "../../shared/money.ts";
import { readFields } from "../act-text-fields.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { isNumericId } from "../refund/parse-refund-form.ts";
import { parseTypedAmount } from "../refund/refund-typed-amount.ts";
import { parseWayBack } from "./parse-way-back.ts";
import { longestReturnNote } from "./return-input.ts";
import type { ReturnChoice } from "./return-preview.ts";

/** As many as can be settled here: return-step-documents.ts reads no more. */
const mostLines = 20;
/** More units than these are not chosen by a person. */
const mostUnits = 10_000;

/**
 * Reads the form, as strings. Its fields: `line.<id>` (quantity; empty or 0: not this one), `reason.<id>` (Shopify's
 * reason), `instead.<id>` (the variant that goes out for it; empty: none), `evenIfShort` (on), `fee` (as a person types
 * it, in `currency`; empty: none), `note`, `labelUrl`, `trackingNumber`, `instructions`, `locale` (the page's).
 * Only the form is checked here; what the order allows is checked against Shopify's live answer.
 */
export function parseReturnForm(
  fields: Iterable<readonly [string, unknown]>,
  { staff }: Pick<StaffDesk, "staff">,
): Checked<ReturnChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const refuse = (field: string, problem: string, detail?: string) => void problems.push({ field, problem, detail });
  const text = (field: string) => values.get(field) ?? "";

  const lines: ReturnChoice["lines"] = [];
  const instead: ReturnChoice["instead"] = [];
  for (const [field, typed] of values) {
    if (!field.startsWith("line.") || typed === "" || /^0+$/.test(typed)) continue;
    const sentId = field.slice("line.".length);
    const reasonId = text(`reason.${sentId}`);
    const variantId = text(`instead.${sentId}`);
    if (!isNumericId(sentId)) refuse(field, "unknown_line");
    else if (!/^\d{1,5}$/.test(typed) || Number(typed) > mostUnits) refuse(field, "malformed");
    else if (!isNumericId(reasonId)) refuse(`reason.${sentId}`, "missing");
    else if (variantId && !isNumericId(variantId)) refuse(`instead.${sentId}`, "unknown_variant");
    else {
      lines.push({ sentId, quantity: Number(typed), reasonId });
      if (variantId) instead.push({ sentId, variantId });
    }
  }
  if (lines.length > mostLines) refuse("", "too_many_lines", String(mostLines));
  const fee = text("fee") ? parseFee(values, localeFor(values.get("locale"), staff.locale), refuse) : null;
  const note = text("note");
  if (note.length > longestReturnNote) refuse("note", "note_too_long", String(longestReturnNote));
  const way = parseWayBack(values, refuse);
  if (!problems.length && !lines.length) refuse("", "nothing_chosen");
  if (problems.length) return { ok: false, problems };
  const evenIfShort = values.get("evenIfShort") === "on";
  return { ok: true, value: { lines, instead, evenIfShort, fee, note, ...way } };
}

function parseFee(
  values: ReadonlyMap<string, string>,
  locale: string,
  refuse: (field: string, problem: string, detail?: string) => void,
): MoneyJson | null {
  const currency = values.get("currency") ?? "";
  if (!/^[A-Z]{3}$/.test(currency)) refuse("fee", "malformed");
  else {
    const parsed = parseTypedAmount(values.get("fee") ?? "", currency, locale);
    if (parsed.ok) return moneyToJson(parsed.money);
    refuse("fee", parsed.problem, currency);
  }
  return null;
}
