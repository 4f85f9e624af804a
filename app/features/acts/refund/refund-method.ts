import { paymentMethod, type AnsweredPayment } from "../payment-method.ts";

/** What a payment is made with, as far as it decides when the money is back. */
export const paymentKinds = ["card", "paypal", "gift_card", "store_credit", "manual", "other"] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export interface PaymentMethod {
  /** For people: "Visa •••• 4242", "Gift card". */
  method: string;
  kind: PaymentKind;
}

export const storeCredit: PaymentMethod = { method: "Store credit", kind: "store_credit" };

const manualGateways =
  /^(manual|bank[_ ]deposit|bank deposit|cash([_ ]on[_ ]delivery)?|cash on delivery \(cod\)|money[_ ]order|custom)$/i;

/** Whether money of this gateway moves outside of Shopify: its refunds are only recorded there. */
export const isManual = (gateway: string | null): boolean => manualGateways.test(gateway ?? "");

/** Names the way of paying as the customer knows it. */
export function describePayment(payment: AnsweredPayment): PaymentMethod {
  return { method: paymentMethod(payment), kind: kindOf(payment) };
}

function kindOf({ gateway, formattedGateway, paymentDetails }: AnsweredPayment): PaymentKind {
  if (gateway === "gift_card") return "gift_card";
  if (gateway === "shopify_store_credit") return "store_credit";
  if (paymentDetails?.__typename === "CardPaymentDetails") return "card";
  if (/paypal/i.test(`${gateway} ${formattedGateway}`)) return "paypal";
  return isManual(gateway) ? "manual" : "other";
}
