import type { MoneyJson } from "../../shared/money.ts";
import type { ReplacementVariant } from "../replacement/replacement-preview.ts";
import type { ReturnForm, ReturnFormLine, ReturnPlan } from "../return/return-preview.ts";

/** What the form starts from. */
export interface ExchangeForm extends ReturnForm {
  lines: ExchangeFormLine[];
}

export interface ExchangeFormLine extends ReturnFormLine {
  /** What may go out for it of the same product. Empty: only something else. */
  variants: ReplacementVariant[];
}

/** What comes back, what goes out for it, and what that leaves to pay, by Shopify's calculation. */
export interface ExchangePlan extends ReturnPlan {
  out: { title: string; quantity: number; stock: number | null; isShort: boolean }[];
  outWorth: MoneyJson;
  /** refund: the customer gets it back. invoice: they pay it. even: neither. */
  difference: { way: "refund" | "invoice" | "even"; amount: MoneyJson };
}
