import type { Desk } from "#app/features/shared/desk.ts";
import { publishProxyPathJob } from "./self-service-jobs.ts";
import { setAppData } from "./set-app-data.server.ts";

/** Two letters in front are a language's folder, not the way that the merchant chose. */
const inLanguage = /^\/[a-z]{2}(-[a-z]{2})?\//i;

/** Takes note of where the shop's domain hands requests on to us, now that one came from there. */
export async function noteProxyPath(desk: Desk, proxyPath: string): Promise<void> {
  if (inLanguage.test(proxyPath)) return;
  await desk.tx(async (tx) => {
    await tx.db.shop.update({ where: { id: desk.shop.id }, data: { proxyPath }, select: { id: true } });
    await tx.enqueue(publishProxyPathJob, {}, { key: "all" });
  });
}

/**
 * Writes the way to us, and how the merchant wants us to look, where the theme's blocks find it: `app.metafields.latte`,
 * `proxy_path` and `appearance`. Merchants change the first in Shopify, which tells nobody. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function publishProxyPath(desk: Desk): Promise<void> {
  const shop = await desk.db.shop.findFirst({
    where: { id: desk.shop.id },
    select: { proxyPath: true, storefrontStyle: true },
  });
  if (shop?.proxyPath)
    await setAppData(desk, { key: "proxy_path", type: "single_line_text_field", value: shop.proxyPath });
  if (shop?.storefrontStyle)
    await setAppData(desk, { key: "appearance", type: "single_line_text_field", value: shop.storefrontStyle });
}
