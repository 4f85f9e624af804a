import type { MoneyJson } from "../../shared/money.ts";

/** What an agent chose, checked for form only. */
export interface CreditChoice {
  /** In the shop's currency. */
  amount: MoneyJson;
  /** Until when it can be used, ISO 8601; null: for ever. */
  until: string | null;
  /** The day as it was typed; "": none. */
  day: string;
  /** Shopify writes to the customer about it. */
  notify: boolean;
  note: string;
}

/** What the form starts from. */
export interface CreditForm {
  customerName: string;
  /** What they have. */
  balance: MoneyJson;
}

/** What it comes to, beside the sum itself. */
export interface CreditChange {
  before: MoneyJson;
  after: MoneyJson;
  until: string | null;
}
