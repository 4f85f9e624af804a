/** Why an order is cancelled, in Shopify's words. */
export const cancelReasons = ["CUSTOMER", "INVENTORY", "FRAUD", "DECLINED", "STAFF", "OTHER"] as const;
export type CancelReason = (typeof cancelReasons)[number];

export const isCancelReason = (word: unknown): word is CancelReason => cancelReasons.some((one) => one === word);
