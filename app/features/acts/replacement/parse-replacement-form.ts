import type { Checked, FieldProblem } from "../act-problems.ts";
import { isCountryCode } from "./country-codes.ts";
import { listProvinces, provinceCodeOf } from "./province-codes.ts";
import type { ReplacementChoice, TypedAddress } from "./replacement-preview.ts";

/** More lines or units than these are not chosen by a person. */
const mostLines = 100;
const mostUnits = 1_000;
/** Shopify's limit of one field of an address. */
const longestField = 255;
const longestNote = 4_000;

export const addressFields = [
  "firstName",
  "lastName",
  "company",
  "address1",
  "address2",
  "city",
  "provinceCode",
  "zip",
  "countryCode",
  "phone",
] as const satisfies readonly (keyof TypedAddress)[];

const demanded: ReadonlySet<string> = new Set(["lastName", "address1", "city", "countryCode"]);

/**
 * Reads the form, as strings. Its fields: `line.<lineId>` (quantity; empty or 0: not this one), `variant.<lineId>`
 * (empty: the one that was bought), `address` (order, other), `address.<field>`, `evenIfShort` (on), `reason`, `note`.
 * Only the form is checked here; what the order allows is checked against Shopify's live answer.
 */
export function parseReplacementForm(fields: Iterable<readonly [string, unknown]>): Checked<ReplacementChoice> {
  const values = new Map([...fields].map(([name, value]) => [name, typeof value === "string" ? clean(value) : ""]));
  const problems: FieldProblem[] = [];
  const refuse = (field: string, problem: string) => void problems.push({ field, problem });

  const lines = parseLines(values, refuse);
  const where = values.get("address") || "order";
  if (where !== "order" && where !== "other") refuse("address", "malformed");
  const address = where === "other" ? parseAddress(values, refuse) : null;
  const evenIfShort = values.get("evenIfShort") === "on";
  const reason = oneLine(values.get("reason") ?? "");
  const note = values.get("note") ?? "";
  if (reason.length + note.length > longestNote) refuse("note", "note_too_long");
  if (!problems.length && !lines.length) refuse("", "nothing_chosen");
  return problems.length ? { ok: false, problems } : { ok: true, value: { lines, address, evenIfShort, reason, note } };
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

function parseAddress(values: ReadonlyMap<string, string>, refuse: Refuse): TypedAddress {
  const read = (field: keyof TypedAddress): string => {
    const name = `address.${field}`;
    const typed = oneLine(values.get(name) ?? "");
    if (typed === "" && demanded.has(field)) refuse(name, "missing");
    if (typed.length > longestField) refuse(name, "too_long");
    return typed;
  };
  const address = Object.fromEntries(addressFields.map((field) => [field, read(field)])) as unknown as TypedAddress;
  const countryCode = address.countryCode.toUpperCase();
  if (countryCode !== "" && !isCountryCode(countryCode)) refuse("address.countryCode", "missing");
  const provinceCode = provinceCodeOf(countryCode, address.provinceCode);
  if (provinceCode === null || (provinceCode === "" && listProvinces(countryCode)))
    refuse("address.provinceCode", "province");
  return { ...address, countryCode, provinceCode: provinceCode ?? "" };
}

/** Shopify's numeric ids: no leading zero, and small enough for the database. */
const isNumericId = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

/** Neither NUL nor a half surrogate: neither Shopify nor PostgreSQL takes them. */
const clean = (text: string): string => text.toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n").trim();

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
