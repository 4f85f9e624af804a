/**
 * Money is whole minor units (cents, yen, fils) with its currency. It is never a fraction and never a float;
 * decimal strings exist only at the edges: Shopify's API, a form, a page.
 */
export interface Money {
  minor: bigint;
  /** ISO 4217 */
  currency: string;
}

/** What something gives away; `minor` null: nobody knows yet. */
export interface Worth {
  minor: bigint | null;
  currency: string;
}

/** One amount as the shop books it and as the customer pays it. */
export interface MoneyBag {
  shop: Money;
  presentment: Money;
}

/** How many decimals the currency has (EUR 2, JPY 0, KWD 3), by the CLDR data of the runtime. */
export function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  const found =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, found);
  return found;
}
// CLDR shows these without decimals, ISO 4217 and the payment networks count them with.
const decimals = new Map<string, number>([
  ["HUF", 2],
  ["TWD", 2],
  ["IDR", 2],
  ["PKR", 2],
  ["LAK", 2],
  ["MMK", 2],
  ["RSD", 2],
  ["ALL", 2],
  ["AFN", 2],
  ["AMD", 2],
  ["COP", 2],
  ["CRC", 2],
  ["GYD", 2],
  ["IRR", 2],
  ["IQD", 3],
  ["LBP", 2],
  ["MGA", 2],
  ["MNT", 2],
  ["MUR", 2],
  ["SLL", 2],
  ["SOS", 2],
  ["SYP", 2],
  ["TZS", 2],
  ["UZS", 2],
  ["YER", 2],
  ["ZMK", 2],
  ["KPW", 2],
  ["MRO", 2],
  ["STD", 2],
]);

/**
 * Reads a decimal string as Shopify writes it ("10.0", "30.03", "-1.5").
 * @throws RangeError when it is no number or has a fraction that the currency does not have
 */
export function parseDecimal(amount: string, currency: string): Money {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) throw new RangeError(`not an amount: ${amount}`);
  const [, sign, whole = "", fraction = ""] = match;
  const places = decimalsOf(currency);
  if (/[1-9]/.test(fraction.slice(places))) throw new RangeError(`${currency} has no fraction like ${amount}`);
  const minor = BigInt(whole + fraction.slice(0, places).padEnd(places, "0"));
  return { minor: sign ? -minor : minor, currency };
}

/** Writes it as Shopify takes it: "19.90", "500", "1.250". */
export function toDecimal(money: Money): string {
  const places = decimalsOf(money.currency);
  const digits = (money.minor < 0n ? -money.minor : money.minor).toString().padStart(places + 1, "0");
  const sign = money.minor < 0n ? "-" : "";
  return sign + (places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits);
}

/** Writes it for a person: "19,90 €". Exact: the number never becomes a float. */
export function formatMoney(money: Money, locale: string): string {
  return formatOf(money.currency, locale).format(toDecimal(money) as Intl.StringNumericLiteral);
}

// Making one costs more than using it a hundred times.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${currency} ${locale}`;
  let format = formats.get(key);
  if (!format) {
    const places = decimalsOf(currency);
    const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
    formats.set(key, (format = new Intl.NumberFormat(locale, { style: "currency", currency, ...digits })));
  }
  return format;
}

export function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} is not ${b.currency}`);
}

/** @throws RangeError when the currencies differ */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/** The sum; `currency` is what an empty list counts in. */
export const total = (amounts: Money[], currency: string): Money => amounts.reduce(add, { minor: 0n, currency });

/** Money as JSON carries it, which knows no bigint. */
export interface MoneyJson {
  minor: string;
  currency: string;
}
export const moneyToJson = (money: Money): MoneyJson => ({ minor: money.minor.toString(), currency: money.currency });
export const moneyFromJson = (json: MoneyJson): Money => ({ minor: BigInt(json.minor), currency: json.currency });
