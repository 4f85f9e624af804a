import { env } from "#app/env.server.ts";

/** The address of a page of this app inside Shopify admin, for who is not there. `path` begins with a slash. */
export const adminAddress = (shopDomain: string, path: string): string =>
  `https://${shopDomain}/admin/apps/${env.SHOPIFY_API_KEY}${path}`;
