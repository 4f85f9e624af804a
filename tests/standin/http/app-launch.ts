import { createHmac } from "node:crypto";

/** Values of the query with which the admin opens an embedded app. */
export interface Launch {
  shop: string;
  locale: string;
  /** Hash of the admin session, not secret. */
  session: string;
  idToken: string;
}

/** `host` as the admin passes it: where this shop's admin is, in base64. */
export function hostParam(shop: string): string {
  return Buffer.from(`admin.shopify.com/store/${shop.replace(/\.myshopify\.com$/, "")}`).toString("base64");
}

/** The address that the admin puts into the iframe: the app's page with the signed query. */
export function makeLaunchUrl(appUrl: string, path: string, secret: string, launch: Launch, at = new Date()): string {
  const url = new URL(path, appUrl);
  const signed: Record<string, string> = {
    ...Object.fromEntries(url.searchParams),
    embedded: "1",
    host: hostParam(launch.shop),
    id_token: launch.idToken,
    locale: launch.locale,
    session: launch.session,
    shop: launch.shop,
    timestamp: String(Math.floor(at.getTime() / 1000)),
  };
  for (const [name, value] of Object.entries(signed)) url.searchParams.set(name, value);
  url.searchParams.set("hmac", signAdminQuery(secret, signed));
  return url.href;
}

/** `hmac` of an admin query: hex HMAC-SHA256 over the sorted, form-encoded pairs. */
export function signAdminQuery(secret: string, params: Record<string, string>): string {
  const pairs = Object.entries(params).sort(([a], [b]) => a.localeCompare(b));
  return createHmac("sha256", secret).update(new URLSearchParams(pairs).toString()).digest("hex");
}
