import type { MoneyJson } from "../../shared/money.ts";

/** What an agent chose, checked for form only. Ids are Shopify's numeric ones. */
export interface ReturnChoice extends ReturnWay {
  /** `sentId`: of the line of a fulfilment. */
  lines: { sentId: string; quantity: number; reasonId: string }[];
  /** What the customer gets for it: one variant for each unit of a line. Empty: their money back. */
  instead: { sentId: string; variantId: string }[];
  /** The person knows that there are fewer in stock. */
  evenIfShort: boolean;
  /** Taken off what goes back, in the currency the customer paid in. */
  fee: MoneyJson | null;
  note: string;
}

/** How something comes back. */
export interface ReturnWay {
  /** https; "": none. */
  labelUrl: string;
  /** A label that was chosen as a file, by our id: then `labelUrl` is "". Left out: none. */
  labelFile?: string;
  trackingNumber: string;
  /** For the reply to the customer. */
  instructions: string;
}

/** What the form starts from. */
export interface ReturnForm {
  /** What the customer paid in. */
  currency: string;
  lines: ReturnFormLine[];
  /** More can come back than is listed. */
  hasMore: boolean;
  /** In Shopify's words. */
  reasons: { id: string; name: string }[];
  /** As they were written the last time. */
  instructions: string;
}

export interface ReturnFormLine {
  sentId: string;
  title: string;
  variantTitle: string | null;
  imageUrl: string | null;
  returnable: number;
}

/** What is expected back, and what that is worth by Shopify's calculation. */
export interface ReturnPlan {
  lines: { title: string; quantity: number; reason: string }[];
  /** In the currency the customer paid in; null: Shopify did not say. */
  worth: MoneyJson | null;
  fee: MoneyJson | null;
  hasLabel: boolean;
}
