import type { Desk } from "../shared/desk.ts";
import type { Locale } from "../../platform/i18n/locales.ts";

/** Somebody in the shop's own theme: what the door knows of them. */
export interface ShopperVisit {
  /** Of the shop whose domain they are on; nobody of the staff. */
  desk: Desk;
  /** Shopify's numeric id of the customer who is signed in to the shop; null: a guest. */
  customerId: bigint | null;
  /** Where the shop's domain hands requests on to us: "/apps/latte". */
  proxyPath: string;
  locale: Locale;
  /** Where they come from, as the proxy says it: counted by, and never kept as it is. May be made up. */
  address: string;
  /** What the browser calls itself, cut; "": it does not say. */
  agent: string;
}

/** An address of ours on the shop's own domain, in the language of the visit. `more` is no text that somebody typed. */
export const addressIn = (
  { proxyPath, locale }: ShopperVisit,
  path: string,
  more: Readonly<Record<string, string>> = {},
): string => `${proxyPath}/${path}?${new URLSearchParams({ locale, ...more })}`;
