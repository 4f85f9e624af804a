import type { MoneyJson } from "../../shared/money.ts";

/** What comes off one order: a whole number of percent, or an amount in the shop's currency. */
export type DiscountValue = { percent: number } | { amount: MoneyJson };

/** What an agent chose, checked for form only. */
export interface DiscountChoice {
  value: DiscountValue;
  /** Until when it can be used, ISO 8601. */
  until: string;
  /** The same day as it was typed. */
  day: string;
  note: string;
}

/** What the form starts from. */
export interface DiscountForm {
  customerName: string;
  /** The shop's. */
  currency: string;
  /** A day that is offered as the last one. */
  day: string;
}

/** The code as it will be. */
export interface DiscountOffer {
  code: string;
  value: DiscountValue;
  day: string;
}
