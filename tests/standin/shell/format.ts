import type { Minor } from "../state.ts";

/** Decimal text of an amount in minor units: 1990 EUR → `19.90`, 500 JPY → `500`, 1250 KWD → `1.250`. */
export function toDecimal(amount: Minor, currency: string): string {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return amount < 0 ? `-${whole}` : whole;
}

/** An amount as a person reads it: `€19.90`. */
export function formatMoney(amount: Minor, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(
    toDecimal(amount, currency) as `${number}`,
  );
}

/** An instant in the shop's time zone: `3 Mar 2026, 14:05`. */
export function formatInstant(at: string | null, timeZone: string): string {
  if (at === null) return "–";
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));
}
