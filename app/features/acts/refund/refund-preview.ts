import type { PolicyVerdict } from "#app/features/policies/policy.ts";
import type { MoneyJson } from "#app/features/shared/money.ts";
import type { AmountPair } from "#app/features/orders/order.ts";
import type { OverView } from "../authority/over-limit.ts";
import type { PaymentKind } from "./refund-method.ts";

/** What an agent chose in the refund form, parsed and checked for form only. */
export interface RefundChoice {
  /** Shopify's numeric line ids and how many of each. */
  lines: { lineId: string; quantity: number }[];
  /** `none`, all that is left, or an amount in the currency the customer paid in. */
  shipping: { kind: "none" } | { kind: "all" } | { kind: "amount"; amount: MoneyJson };
  /** Another total than Shopify suggests, in the currency the customer paid in; null: as suggested. */
  amount: MoneyJson | null;
  restock: { kind: "none" } | { kind: "to"; locationId: string };
  method: "original" | "store_credit";
  reason: string;
  note: string;
  notify: boolean;
}

/** Shopify's calculation of it, live, as JSON: what is shown before one confirms, and exactly what is then sent. */
export interface RefundPreview {
  /** Made anew for each preview; the confirmation brings it back. */
  requestKey: string;
  orderName: string;
  lines: { lineId: string; title: string; quantity: number; subtotal: AmountPair; tax: AmountPair }[];
  subtotal: AmountPair;
  tax: AmountPair;
  shipping: AmountPair;
  /** What goes back. */
  amount: AmountPair;
  /** Limits of the acting person that it passes: then it is asked for, not confirmed. */
  over: OverView[];
  /** What the merchant's policies say. */
  policy: PolicyVerdict;
  /** What could at most go back, refunds on their way already taken off. */
  maximum: AmountPair;
  /** One entry per payment it goes back to, in the currency the customer paid in. */
  payments: { method: string; kind: PaymentKind; amount: MoneyJson; shopAmount: MoneyJson }[];
  method: "original" | "store_credit";
  /** Stock goes back to this location; null: no restock. */
  restockAt: string | null;
}

/** What the refund form starts from. */
export interface RefundForm {
  lines: {
    lineId: string;
    title: string;
    variantTitle: string | null;
    imageUrl: string | null;
    refundable: number;
    /** Units that were sent again free of charge: giving their money back, too, is a choice to be made knowingly. */
    sentAgain: number;
    unitPrice: AmountPair;
  }[];
  shippingLeft: AmountPair;
  maximum: AmountPair;
  currency: string;
  shopCurrency: string;
  locations: { id: string; name: string }[];
  mayStoreCredit: boolean;
  /** Duties of the order, which are not refunded here; null: none. */
  duties: AmountPair | null;
}
