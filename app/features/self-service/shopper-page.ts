import type { Markup } from "../../platform/shopify/theme-markup.ts";

/** What a shopper is shown. */
export interface ShopperPage {
  /** For our script: what it is now. */
  state: string;
  body: Markup;
  /** Set where anybody may find it by a search engine: its address below ours, and the languages that it is in. */
  publicAt?: { path: string; more?: Record<string, string>; locale?: string; locales?: readonly string[] };
  /** Set where it was asked for too often: when to come again. */
  retryAfterSeconds?: number;
}
