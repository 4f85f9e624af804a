import type { Markup } from "../../platform/shopify/theme-markup.ts";

/** What a shopper is shown. */
export interface ShopperPage {
  /** For our script: what it is now. */
  state: string;
  body: Markup;
  /** Set where it was asked for too often: when to come again. */
  retryAfterSeconds?: number;
}
