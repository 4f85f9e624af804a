import { prisma } from "#app/platform/db/prisma.server.ts";

/**
 * Shopify refused the token of somebody's session, which may look good for hours yet. Without it, the next request gets
 * a new one, unnoticed. All people's sessions of the shop go: they are cheap, and a token alone does not say whose it is.
 */
export async function forgetOnlineSessions(shop: string): Promise<void> {
  await prisma.shopSession.deleteMany({ where: { shop, isOnline: true } });
}
