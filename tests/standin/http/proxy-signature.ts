import { createHmac } from "node:crypto";

/** Query values of an app-proxy request; a repeated name holds a list. */
export type ProxyParams = Record<string, string | string[]>;

/**
 * `signature` of an app-proxy query: hex HMAC-SHA256 over the sorted `name=value` pairs written without a separator,
 * repeated values joined by a comma.
 */
export function signProxyQuery(secret: string, params: ProxyParams): string {
  const text = Object.entries(params)
    .filter(([name]) => name !== "signature")
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(",") : value}`)
    .sort()
    .join("");
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** What the storefront adds to a query before it hands the request to the app. */
export interface ProxyVisitor {
  shop: string;
  /** `null` when nobody is logged in. */
  customerId: number | null;
  pathPrefix: string;
}

/** The whole signed query of an app-proxy request. */
export function makeProxyQuery(
  secret: string,
  own: URLSearchParams,
  visitor: ProxyVisitor,
  at = new Date(),
): URLSearchParams {
  const params: ProxyParams = {};
  for (const name of new Set(own.keys())) {
    const values = own.getAll(name);
    params[name] = values.length === 1 ? values[0]! : values;
  }
  params.shop = visitor.shop;
  params.logged_in_customer_id = visitor.customerId === null ? "" : String(visitor.customerId);
  params.path_prefix = visitor.pathPrefix;
  params.timestamp = String(Math.floor(at.getTime() / 1000));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, one);
  }
  query.set("signature", signProxyQuery(secret, params));
  return query;
}
