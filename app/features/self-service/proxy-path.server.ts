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
 * Writes the way to us where the theme's blocks find it: `app.metafields.latte.proxy_path`. Merchants change it in Shopify,
 * which tells nobody. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function publishProxyPath(desk: Desk): Promise<void> {
  const shop = await desk.db.shop.findFirst({ where: { id: desk.shop.id }, select: { proxyPath: true } });
  if (!shop?.proxyPath) return;
  await setAppData(desk, { key: "proxy_path", type: "single_line_text_field", value: shop.proxyPath });
}
