import { prisma } from "#app/platform/db/prisma.server.ts";

/**
 * Takes note on the shop's sessions of what it grants now. Shopify widens and narrows the tokens that are out by itself,
 * so that a session's own list, from when it was made, grows old. What of it is left to each person only a new token tells:
 * people's sessions go, and their next request gets one, unnoticed.
 */
export async function noteSessionScopes(shop: string, scopes: readonly string[]): Promise<void> {
  const scope = scopes.join(",");
  const old = { shop, NOT: { scope } };
  await prisma.shopSession.deleteMany({ where: { ...old, isOnline: true } });
  await prisma.shopSession.updateMany({ where: { ...old, isOnline: false }, data: { scope } });
}
