import { kindsWithReason } from "../reports/act-report.ts";

/** Stands where something of an erased person stood: says that something was there, in no language. */
export const erasedText = "—";

/** Shorter words would take parts of other people's words with them. Ours. */
const shortestMark = 4;

/** What a person is called by, longest first, each once; too short ones left out. */
export const marksOf = (texts: readonly (string | null | undefined)[]): string[] =>
  [...new Set(texts.map((text) => text?.trim() ?? ""))]
    .filter((text) => text.length >= shortestMark && text !== erasedText)
    .sort((one, other) => other.length - one.length);

/** The text without the marks, whatever their case. */
export function scrubText(text: string, marks: readonly string[]): string {
  if (!marks.length) return text;
  return text.replace(new RegExp(marks.map(patternOf).join("|"), "giu"), erasedText);
}

/** Where a mark stands by itself, so that nobody's longer name loses a part; a name may end as its case asks. */
const patternOf = (mark: string): string =>
  isKey(mark) ? keyPattern(mark) : `(?<![\\p{L}\\p{N}])${escape(mark)}\\p{L}{0,3}(?![\\p{L}\\p{N}])`;

const isKey = (mark: string): boolean => mark.includes("@") || /^\+?[\d ().-]+$/.test(mark);

/**
 * Where this address or telephone number stands whole and not as a part of another one; a number also with spaces and
 * the like between its digits. PostgreSQL reads it as JavaScript does.
 */
export const keyPattern = (key: string): string =>
  key.includes("@")
    ? `(?<![\\w.%+-])${escape(key)}(?![\\w-]|\\.\\w)`
    : `(?<!\\d)${[...key.replace(/\D/g, "")].join("[ ().-]*")}(?!\\d)`;

/** Where this name stands by itself, for PostgreSQL: with other blanks between its words, and as its case asks. */
export const namePattern = (name: string): string =>
  `(?<![[:alnum:]])${name.split(/\s+/).map(escape).join("\\s+")}[[:alpha:]]{0,3}(?![[:alnum:]])`;

/** Where this name may stand, for PostgreSQL: a little too often rather than too seldom. */
export const wholePattern = (name: string): string => escape(name);

/** Fields of Shopify's and of ours that hold a person's data, wherever they stand. */
const personalFields = new Set([
  "address1", "address2", "city", "company", "email", "firstName", "lastName", "first_name", "last_name", "phone",
  "zip", "provinceCode", "note", "customerNote", "recipient", "shippingAddress", "billingAddress", "latitude",
  "longitude", "typed", "customAttributes", "customMessage",
]); // prettier-ignore

/** What people write by hand into an act, and what only its customer got: words, labels, numbers of parcels. */
const actFields = new Set([
  ...personalFields, "returnReasonNote", "declineNote", "reasonNotes", "staffNote", "instructions", "label", "tracking",
  "word", "decidedWord",
]); // prettier-ignore
/** Where no reason is offered to choose from, the reason is a person's own words too. */
const freeActFields = new Set([...actFields, "reason"]);

/** A copy of the JSON without personal fields and without the marks in its texts; numbers, ids and amounts stay. */
export const scrubJson = (value: unknown, marks: readonly string[]): unknown => scrub(value, marks, personalFields);

/** The same of a line of the audit log, where an address is one text. */
export const scrubAudit = (value: unknown, marks: readonly string[]): unknown =>
  scrub(value, marks, new Set([...personalFields, "address"]));

/** The same of what is kept of an act of this kind: what was asked for, what came of it, or its line in the timeline. */
export const scrubAct = (kind: string, value: unknown, marks: readonly string[]): unknown =>
  scrub(value, marks, kindsWithReason.some((one) => one === kind) ? actFields : freeActFields);

function scrub(value: unknown, marks: readonly string[], gone: ReadonlySet<string>): unknown {
  if (typeof value === "string") return value.startsWith("gid://") ? value : scrubText(value, marks);
  if (Array.isArray(value)) return value.map((one) => scrub(one, marks, gone));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, gone.has(key) ? null : scrub(one, marks, gone)]),
  );
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
