import { decimalsOf, type Money } from "#app/features/shared/money.ts";

/** Why a typed amount was not taken. */
export type AmountProblem =
  "malformed" | "ambiguous" | "negative" | "zero" | "too_many_decimals" | "too_large" | "other_currency";

export type TypedAmount = { ok: true; money: Money } | { ok: false; problem: AmountProblem };

/** More whole digits than any order has. */
const longestWhole = 12;

/**
 * Reads an amount as a person types it: "19,90", "1.234,56", "1,234.56", "1 234,56 zł", "١٩٫٩٠", "€5".
 * A lone separator before three digits ("1.234") is read as `locale` writes numbers, and refused as `ambiguous` where
 * that does not settle it. Nothing is rounded: more decimals than the currency has are refused, as are signs,
 * exponents and zero.
 */
export function parseTypedAmount(typed: string, currency: string, locale: string): TypedAmount {
  const plain = toAsciiDigits(typed.normalize("NFKC")).trim();
  const bare = withoutCurrency(plain, currency, locale);
  if (bare === null) return refuse("other_currency");
  if (/^[-−–]/.test(bare) || /[-−–]$/.test(bare)) return refuse(/\d/.test(bare) ? "negative" : "malformed");
  if (!/^\d[\d.,\s'’]*$/.test(bare) && !/^[.,]\d+$/.test(bare)) return refuse("malformed");

  const parts = splitAtDecimal(bare, currency, locale);
  if (parts === "ambiguous" || parts === "malformed") return refuse(parts);
  const whole = parts.whole.replace(/^0+(?=\d)/, "") || "0";
  if (whole.length > longestWhole) return refuse("too_large");
  const places = decimalsOf(currency);
  if (parts.fraction.length > places) return refuse("too_many_decimals");
  const minor = BigInt(whole + parts.fraction.padEnd(places, "0"));
  return minor === 0n ? refuse("zero") : { ok: true, money: { minor, currency } };
}

const refuse = (problem: AmountProblem): TypedAmount => ({ ok: false, problem });

/** Arabic and Persian digits and separators; NFKC has dealt with full-width ones. */
function toAsciiDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ".")
    .replace(/\u066c/g, "'")
    .replace(/[\u200e\u200f\u061c]/g, "");
}

/** Takes the sign or code of `currency` off; null when there is one of another currency. */
function withoutCurrency(text: string, currency: string, locale: string): string | null {
  const edge = /^([^\d.,\-−–]*)([\s\S]*?)([^\d.,\-−–]*)$/.exec(text);
  if (!edge) return text;
  const [, before = "", middle = "", after = ""] = edge;
  const words = [before.trim(), after.trim()].filter((word) => word !== "");
  if (words.length !== 1 || !/\d/.test(middle)) return text;
  const known = new Set([
    currency,
    ...(["symbol", "narrowSymbol"] as const).flatMap((show) => signsOf(currency, locale, show)),
  ]);
  const word = words[0] as string;
  if (known.has(word) || known.has(word.toUpperCase())) return middle.trim();
  return /^[A-Za-z]{3}$/.test(word) || /^\p{Sc}$/u.test(word) ? null : text;
}

/** As the reader's language writes it, and those after which people write it elsewhere: "US$", "$US". */
const signsOf = (currency: string, locale: string, currencyDisplay: "symbol" | "narrowSymbol"): string[] =>
  [locale, "en", "fr", "es"].map(
    (language) =>
      new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay })
        .formatToParts(1)
        .find((part) => part.type === "currency")?.value ?? currency,
  );

type Parts = { whole: string; fraction: string } | "ambiguous" | "malformed";

function splitAtDecimal(text: string, currency: string, locale: string): Parts {
  const spaced = /[\s'’]/.test(text);
  const points = [...text.matchAll(/[.,]/g)];
  const last = points.at(-1);
  if (!last) return joinGroups(text, "");
  const before = text.slice(0, last.index);
  const after = text.slice(last.index + 1);
  if (!/^\d+$/.test(after)) return "malformed";

  const kinds = new Set(points.map(([sign]) => sign));
  if (kinds.size === 2) return before.includes(last[0]) || spaced ? "malformed" : joinGroups(before, after);
  if (points.length > 1) return spaced ? "malformed" : joinGroups(text, "");
  if (spaced || after.length !== 3 || !/^[1-9]\d{0,2}$/.test(before)) return joinGroups(before, after);

  const { decimal, group } = separatorsOf(locale);
  if (last[0] === decimal) return joinGroups(before, after);
  // "1,250" of a currency with three decimals is a thousandfold mistake waiting to happen.
  return last[0] === group && decimalsOf(currency) !== 3 ? joinGroups(text, "") : "ambiguous";
}

/** Digits with one kind of separator between groups: of three, or of two as India writes all but the last. */
function joinGroups(whole: string, fraction: string): Parts {
  if (whole === "") return fraction ? { whole: "0", fraction } : "malformed";
  if (/^\d+$/.test(whole)) return { whole, fraction };
  const grouped = /^\d{1,3}([.,'’\s])(?:\d{2,3}\1)*\d{3}$/.test(whole);
  return grouped ? { whole: whole.replace(/\D/g, ""), fraction } : "malformed";
}

function separatorsOf(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).formatToParts(1234567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: find("decimal"), group: find("group") };
}
