import { prisma } from "#app/platform/db/prisma.server.ts";
import type { TokenSource } from "./token-source.ts";

/**
 * The token of one person's session. When Shopify refuses it, the online sessions of the shop are forgotten: with the
 * next request people get new ones without noticing, which a dead session that still looks good would prevent.
 */
export const personalToken = (shop: string, accessToken: string): TokenSource => ({
  take: async () => accessToken,
  renew: async () => {
    await prisma.shopSession.deleteMany({ where: { shop, isOnline: true } });
    return null;
  },
});
