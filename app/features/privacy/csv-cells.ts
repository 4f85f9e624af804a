/** What a spreadsheet would take for a formula. A cell of a customer's may not be one. */
const formula = /^[\s\u0000]*[=+\-@\t\r|]/;

/** A text as a cell that no spreadsheet runs: one that could be a formula begins with an apostrophe. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Every value of a row as such a cell; instants in UTC, lists and JSON as JSON. */
export function toCells(row: Record<string, unknown>): string[] {
  return Object.values(row).map((value) => {
    if (value === null || value === undefined) return "";
    if (value instanceof Date) return value.toISOString();
    if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") return String(value);
    return safeCell(typeof value === "string" ? value : toJson(value));
  });
}

/** JSON of database values: bigints as digits. */
export const toJson = (value: unknown, space?: number): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one), space);
