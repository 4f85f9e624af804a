import type { Desk } from "../shared/desk.ts";
import { ShopDetails } from "./shop-document.ts";

/**
 * Asks Shopify for the shop's name, currency, zone and granted scopes and keeps them.
 * @throws ShopifyUnavailable
 */
export async function readShopDetails(desk: Desk): Promise<void> {
  const { data } = await desk.shopify.read(ShopDetails, {});
  await desk.db.shop.updateMany({
    data: {
      name: data.shop.name,
      email: data.shop.contactEmail || data.shop.email,
      currency: data.shop.currencyCode,
      ianaTimezone: data.shop.ianaTimezone,
      primaryUrl: data.shop.primaryDomain.url,
      scopes: data.currentAppInstallation.accessScopes.map((scope) => scope.handle),
      readAt: desk.now(),
    },
  });
  await desk.db.mailbox.updateMany({ where: { displayName: desk.shop.name }, data: { displayName: data.shop.name } });
}
