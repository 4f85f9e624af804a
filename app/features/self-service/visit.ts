import type { Desk } from "../shared/desk.ts";

/** Somebody in the shop's own theme: what the door knows of them. */
export interface ShopperVisit {
  /** Of the shop whose domain they are on; nobody of the staff. */
  desk: Desk;
  /** Shopify's numeric id of the customer who is signed in to the shop; null: a guest. */
  customerId: bigint | null;
  /** Where the shop's domain hands requests on to us: "/apps/latte". */
  proxyPath: string;
  /** In which language we speak. */
  locale: string;
  /** The language that was asked for, as BCP 47 writes it, where it is another one: articles may be written in it. */
  language?: string;
  /** Where they come from, as the proxy says it: counted by, and never kept as it is. May be made up. */
  address: string;
  /** What the browser calls itself, cut; "": it does not say. */
  agent: string;
  /** How the shop wants self-service to look, as CSS of ours; "": as the theme does. */
  style: string;
}

/** An address of ours on the shop's own domain, in the language of the visit. `more` is no text that somebody typed. */
export const addressIn = (
  { proxyPath, locale, language }: Pick<ShopperVisit, "proxyPath" | "locale" | "language">,
  path: string,
  more: Readonly<Record<string, string>> = {},
): string => `${proxyPath}/${path}?${new URLSearchParams({ locale: language ?? locale, ...more })}`;

/** The shop's own start page, in the language that its address has: "" or "/pl". Shopify's paths stand behind it. */
export const storeRoot = ({ proxyPath }: Pick<ShopperVisit, "proxyPath">): string =>
  proxyPath.split("/").slice(0, -2).join("/");
