import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { OwnInstallation, SetAppData } from "./proxy-path-document.ts";
import { publishProxyPathJob } from "./self-service-jobs.ts";

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
  try {
    const { data } = await desk.shopify.read(OwnInstallation, {});
    const ownerId = data.currentAppInstallation.id;
    const metafield = { ownerId, namespace: "latte", key: "proxy_path", type: "single_line_text_field" };
    const set = await desk.shopify.act(SetAppData, { metafields: [{ ...metafield, value: shop.proxyPath }] });
    const errors = set.data.metafieldsSet?.userErrors ?? [];
    if (errors.length) desk.log.warn({ errors }, "the way to us could not be told to the theme");
  } catch (error) {
    // Without a token it waits until a request comes from another place, or somebody opens the app.
    if (error instanceof ShopifyUnavailable && error.kind === "token_refused") return;
    throw error;
  }
}
