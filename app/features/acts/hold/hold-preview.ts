/** Why something is not to be sent yet, in Shopify's words. */
export const holdReasons = [
  "INCORRECT_ADDRESS",
  "AWAITING_PAYMENT",
  "AWAITING_RETURN_ITEMS",
  "INVENTORY_OUT_OF_STOCK",
  "UNKNOWN_DELIVERY_DATE",
  "HIGH_RISK_OF_FRAUD",
  "OTHER",
] as const;
export type HoldReason = (typeof holdReasons)[number];

export const holdWays = ["hold", "release"] as const;
export type HoldWay = (typeof holdWays)[number];

/** What an agent chose, checked for form only. */
export interface HoldChoice {
  /** Shopify's numeric id of what is to be sent from one place. */
  partId: string;
  how: HoldWay;
  reason: HoldReason;
  note: string;
}

/** What is sent from one place. */
export interface HoldPart {
  partId: string;
  place: string;
  lines: { title: string; quantity: number }[];
  /** What holds it now, in Shopify's words. */
  holds: string[];
  /** What Shopify lets one do. */
  may: HoldWay[];
}

export interface HoldForm {
  parts: HoldPart[];
}

/** What will be held, or let go. */
export type HoldPlan = Pick<HoldPart, "place" | "lines" | "holds"> & { how: HoldWay };
