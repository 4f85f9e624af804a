import type { Checked, FieldProblem } from "../act-problems.ts";
import { readFields } from "../act-text-fields.ts";
import { parseAddress } from "../address/typed-address.ts";
import type { ReplacementChoice } from "./replacement-preview.ts";

/** More lines or units than these are not chosen by a person. */
const mostLines = 100;
const mostUnits = 1_000;
const longestNote = 4_000;

/**
 * Reads the form, as strings. Its fields: `line.<lineId>` (quantity; empty or 0: not this one), `variant.<lineId>`
 * (empty: the one that was bought), `address` (order, other), `address.<field>`, `evenIfShort` (on), `reason`, `note`;
 * `opened`, as it came with the form. Only the form is checked here; what the order allows is checked against Shopify's live
 * answer.
 */
export function parseReplacementForm(fields: Iterable<readonly [string, unknown]>): Checked<ReplacementChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const refuse = (field: string, problem: string) => void problems.push({ field, problem });

  const lines = parseLines(values, refuse);
  const where = values.get("address") || "order";
  if (where !== "order" && where !== "other") refuse("address", "malformed");
  const address = where === "other" ? parseAddress(values, problems) : null;
  const evenIfShort = values.get("evenIfShort") === "on";
  const reason = oneLine(values.get("reason") ?? "");
  const note = values.get("note") ?? "";
  if (reason.length + note.length > longestNote) refuse("note", "note_too_long");
  if (!problems.length && !lines.length) refuse("", "nothing_chosen");
  if (problems.length) return { ok: false, problems };
  const opened = values.get("opened");
  return { ok: true, value: { lines, address, evenIfShort, reason, note, ...(opened && { opened }) } };
}

type Refuse = (field: string, problem: string) => void;

function parseLines(values: ReadonlyMap<string, string>, refuse: Refuse): ReplacementChoice["lines"] {
  const lines: ReplacementChoice["lines"] = [];
  for (const [field, typed] of values) {
    if (!field.startsWith("line.") || typed === "" || /^0+$/.test(typed)) continue;
    const lineId = field.slice("line.".length);
    const variantId = values.get(`variant.${lineId}`) || null;
    if (!isNumericId(lineId)) refuse(field, "unknown_line");
    else if (!/^\d{1,4}$/.test(typed) || Number(typed) > mostUnits) refuse(field, "malformed");
    else if (variantId !== null && !isNumericId(variantId)) refuse(`variant.${lineId}`, "unknown_variant");
    else lines.push({ lineId, variantId, quantity: Number(typed) });
  }
  if (lines.length > mostLines) refuse("", "malformed");
  return lines;
}

/** Shopify's numeric ids: no leading zero, and small enough for the database. */
const isNumericId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
