import { formatMailDate } from "./mail-date.ts";

/**
 * The line above quoted words, in the forms that mail programs write and by which ours finds where a quotation begins.
 * `language` is BCP 47; any other than German, Polish and Portuguese reads English.
 */
export function quoteIntro(language: string, name: string, at: Date, timezone: string): string {
  const date = formatMailDate(at, timezone);
  if (/^pl\b/i.test(language)) return `${date}, ${name} napisał(a):`;
  if (/^pt\b/i.test(language)) return `Em ${date}, ${name} escreveu:`;
  if (/^de\b/i.test(language)) return `Am ${date} schrieb ${name}:`;
  return `On ${date}, ${name} wrote:`;
}
