/** What Shopify says of how a payment was made. */
export interface AnsweredPayment {
  gateway: string | null;
  formattedGateway: string | null;
  paymentDetails: { __typename: string; company?: string | null; number?: string | null } | null;
}

/** For people: "Visa •••• 4242", "Gift card", "Cash on delivery". Never more of a card than its last four digits. */
export function paymentMethod({ gateway, formattedGateway, paymentDetails }: AnsweredPayment): string {
  const lastFour = /(\d{4})\s*$/.exec(paymentDetails?.number ?? "")?.[1];
  const name = paymentDetails?.company || formattedGateway || titled(gateway) || "–";
  return lastFour ? `${name} •••• ${lastFour}` : name;
}

/** "gift_card" → "Gift card" */
function titled(gateway: string | null): string {
  const words = (gateway ?? "").replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
