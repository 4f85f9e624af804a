import { moneyFromJson, toDecimal, type MoneyJson } from "./money.ts";

/**
 * An amount as somebody would type it. The decimal sign is the reader's own, because a lone "." before three digits may
 * be read as one of thousands.
 */
export const asTyped = (amount: MoneyJson, locale: string): string =>
  toDecimal(moneyFromJson(amount)).replace(".", decimalSign(locale));

const decimalSign = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
