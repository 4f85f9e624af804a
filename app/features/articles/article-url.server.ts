import type { Desk } from "../shared/desk.ts";

/** Where shoppers read the article of this address, in full; null: the shop's way to us is not known yet. */
export async function articleUrl(desk: Desk, slug: string): Promise<string | null> {
  const shop = await desk.db.shop.findFirst({ where: { id: desk.shop.id }, select: { proxyPath: true } });
  return shop?.proxyPath ? `https://${desk.shop.domain}${shop.proxyPath}/help/${slug}` : null;
}
