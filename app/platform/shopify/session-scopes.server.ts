import { prisma } from "#app/platform/db/prisma.server.ts";

/**
 * Notes on the shop's sessions what it grants now. Shopify widens and narrows the tokens that are out by itself, so that
 * a session's own list, from when it was made, grows old.
 */
export async function noteSessionScopes(shop: string, scopes: readonly string[]): Promise<void> {
  const scope = scopes.join(",");
  await prisma.shopSession.updateMany({ where: { shop, NOT: { scope } }, data: { scope } });
}
