import { beforeAll } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { RefundShop } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

/**
 * The shop that all tests of a file share, for those who help themselves there: Shopify grants all that is asked in so short
 * a time, and the app knows its scopes, which Shopify would tell it; nobody listens here.
 * @param scopes what the app may do besides reading
 * @param holdJobs Shopify's jobs are done when a test says so
 */
export function shareShopperShop(scopes: string[], holdJobs = false): RefundShop {
  const shop = shareRefundShop({ scopes, holdJobs, isUnthrottled: true });
  beforeAll(async () => {
    const { id, scopes: held } = shop.app.shop;
    await prisma.shop.update({ where: { id }, data: { scopes: [...held, ...scopes] } });
  });
  return shop;
}
