import { ShopifyError } from "@shopify/shopify-api";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { badRequest, notFound } from "#app/http.server.ts";
import { isShopDomain } from "#app/platform/shopify/webhook-door.server.ts";
import { authenticate } from "#app/shopify.server.ts";

/**
 * Pages of Shopify's library: the one that fetches an ID token, and the one that leaves the frame. The library lets
 * whatever stands in `shop` frame them, so that has to be a shop.
 */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const shop = new URL(request.url).searchParams.get("shop");
  if (shop !== null && !isShopDomain(shop)) throw badRequest("shop");
  try {
    await authenticate.admin(request);
  } catch (error) {
    // It refuses to lead anywhere but to Shopify and to us.
    throw error instanceof ShopifyError ? badRequest() : error;
  }
  return notFound();
}
