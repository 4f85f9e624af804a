import type { MoneyJson } from "#app/features/shared/money.ts";
import type { DiscountValue } from "../discount/discount-preview.ts";

/** Who says what shipping costs: the customer, who chooses a way when they pay; nobody; or the agent. */
export const shippingWays = ["checkout", "free", "price"] as const;
export type ShippingWay = (typeof shippingWays)[number];

/** What an agent chose, checked for form only. */
export interface DraftChoice {
  /** The order as the form found it: see opened-order.server.ts. */
  opened?: string;
  /** Shopify's numeric ids: of variants, or of the order's lines where those are made again. */
  lines: { id: string; quantity: number }[];
  discount: DiscountValue | null;
  /** In the shop's currency; null: chosen when it is paid. */
  shipping: MoneyJson | null;
  /** Whether the invoice is mailed at once. */
  send: boolean;
  email: string;
  /** Above the invoice, in the agent's words. */
  message: string;
  /** Kept on the draft; the customer does not see it. */
  note: string;
}

/** What the forms start from. */
export interface DraftForm {
  /** Where the invoice goes unless somebody says otherwise; "": the order has none. */
  email: string;
  /** The shop's. */
  currency: string;
  /** The order as it was found, for previews to bring back. */
  opened: string;
}

export interface DuplicateForm extends DraftForm {
  lines: DuplicateLine[];
}

export interface DuplicateLine {
  lineId: string;
  title: string;
  imageUrl: string | null;
  /** As many as were bought. */
  quantity: number;
  /** Numeric; null: it is no longer sold, or never was a product. */
  variantId: string | null;
  /** Units; null: Shopify does not count them, or it is sold before it is there. */
  stock: number | null;
}

/** What it comes to, by Shopify's own calculation, as JSON; in the currency that the customer pays in. */
export interface DraftPlan {
  lines: { title: string; quantity: number; total: MoneyJson }[];
  discount: MoneyJson;
  /** null: chosen when it is paid. */
  shipping: MoneyJson | null;
  tax: MoneyJson;
  isTaxIncluded: boolean;
  total: MoneyJson;
  /** The same in the shop's currency; null: that is the customer's. */
  shopTotal: MoneyJson | null;
  /** Where the invoice goes; null: it is not sent. */
  email: string | null;
  /** Shopify's own remarks. */
  warnings: string[];
}
