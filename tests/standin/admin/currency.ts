import type { Minor } from "../state.ts";

const zeroDecimal = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "));
const threeDecimal = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/** How many decimals a currency's minor unit has: 2 for most, 0 for yen, 3 for Kuwaiti dinar. */
export function countDecimals(currency: string): 0 | 2 | 3 {
  return zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;
}

function writeDecimal(minor: Minor, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${minor < 0 ? "-" : ""}${whole}${decimals ? `.${digits.slice(-decimals)}` : ""}`;
}

/** The way Shopify prints a `Decimal`: at least one decimal and no idle zeros (`10.0`, `30.03`, `1200.0` for yen). */
export function formatDecimal(minor: Minor, currency: string): string {
  const text = writeDecimal(minor, countDecimals(currency));
  return text.includes(".") ? text.replace(/(\.\d+?)0+$/, "$1") : `${text}.0`;
}

/** The way Shopify prints the older `Money` scalar and REST amounts: all decimals of the currency (`10.00`, `1200`). */
export function formatMoney(minor: Minor, currency: string): string {
  return writeDecimal(minor, countDecimals(currency));
}

/** For people, as in Shopify's error messages: `$25.00`, `€9.90`, `¥1,200`. */
export function formatForPeople(minor: Minor, currency: string): string {
  const decimals = countDecimals(currency);
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(writeDecimal(minor, decimals) as unknown as number);
}

export type ParsedAmount = { ok: true; minor: Minor } | { ok: false; problem: "malformed" | "too_many_decimals" };

/**
 * Reads a decimal string (or a JSON number) as minor units of `currency`, without floating point.
 * Decimals beyond the currency are refused unless they are zeros.
 */
export function parseAmount(value: unknown, currency: string): ParsedAmount {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(
    typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "",
  );
  if (!match) return { ok: false, problem: "malformed" };
  const decimals = countDecimals(currency);
  const fraction = match[3] ?? "";
  if (/[1-9]/.test(fraction.slice(decimals))) return { ok: false, problem: "too_many_decimals" };
  const minor = Number(match[2] + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return { ok: true, minor: match[1] && minor !== 0 ? -minor : minor };
}
