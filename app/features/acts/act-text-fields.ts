/** Neither NUL nor a half surrogate: neither Shopify nor PostgreSQL takes them. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n").trim();

/** The form's fields as clean texts; files are none. */
export const readFields = (fields: Iterable<readonly [string, unknown]>): Map<string, string> =>
  new Map([...fields].map(([name, value]) => [name, typeof value === "string" ? cleanText(value) : ""]));
