/** What a payment is made with, as far as it decides when the money is back. */
export const paymentKinds = ["card", "paypal", "gift_card", "store_credit", "manual", "other"] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export interface PaymentMethod {
  /** For people: "Visa •••• 4242", "Gift card". */
  method: string;
  kind: PaymentKind;
}

/** What Shopify tells of how a payment was made. */
export interface PaymentDescription {
  gateway: string | null;
  formattedGateway: string | null;
  paymentDetails: { __typename: string; company?: string | null; number?: string | null } | null;
}

export const storeCredit: PaymentMethod = { method: "Store credit", kind: "store_credit" };

const manualGateways =
  /^(manual|bank[_ ]deposit|bank deposit|cash([_ ]on[_ ]delivery)?|cash on delivery \(cod\)|money[_ ]order|custom)$/i;

/** Names the way of paying as the customer knows it. */
export function describePayment({ gateway, formattedGateway, paymentDetails }: PaymentDescription): PaymentMethod {
  const name = formattedGateway || gateway || "";
  if (gateway === "gift_card") return { method: "Gift card", kind: "gift_card" };
  if (gateway === "shopify_store_credit") return storeCredit;
  const last4 = /(\d{4})\D*$/.exec(paymentDetails?.number ?? "")?.[1];
  if (paymentDetails?.__typename === "CardPaymentDetails")
    return {
      method: [paymentDetails.company || name, last4 && `•••• ${last4}`].filter(Boolean).join(" "),
      kind: "card",
    };
  if (/paypal/i.test(name)) return { method: name, kind: "paypal" };
  if (manualGateways.test(gateway ?? "")) return { method: name, kind: "manual" };
  return { method: name, kind: "other" };
}
