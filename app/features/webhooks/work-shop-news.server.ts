import { eraseShop } from "#app/platform/db/erase-shop.server.ts";
import { recordUninstallation } from "#app/platform/db/shop-directory.server.ts";
import { eraseShopFiles } from "../privacy/erase-shop-files.server.ts";
import { noteScopes } from "../shop/refresh-scopes.server.ts";
import { readShopDetailsJob } from "../shop/shop-jobs.ts";
import type { Desk } from "../shared/desk.ts";
import { done, type Delivery, type Worked } from "./delivery.ts";

/** Only the body is signed: a header that names another shop than the body does must not cost that shop its data. */
const isOfAnother = (desk: Desk, domain: unknown): boolean => typeof domain === "string" && domain !== desk.shop.domain;
const ofAnother: Worked = { state: "failed", problem: "its body names another shop" };

/**
 * app/uninstalled: tokens go, and every job of the shop ends without effect from here on. News of an uninstallation
 * before the present installation is old and changes nothing.
 */
export async function workUninstalled(desk: Desk, { at, payload }: Delivery): Promise<Worked> {
  if (isOfAnother(desk, payload.myshopify_domain)) return ofAnother;
  const shop = await desk.db.shop.findUniqueOrThrow({ where: { id: desk.shop.id }, select: { installedAt: true } });
  if (at < shop.installedAt) return { state: "done", problem: "older than the installation" };
  await recordUninstallation(desk.shop.domain);
  return done;
}

/** shop/update: read it again. */
export async function workShopUpdate(desk: Desk): Promise<Worked> {
  await desk.tx((tx) => tx.enqueue(readShopDetailsJob, {}, { key: "shop" }));
  return done;
}

/** app/scopes_update: what it says counts at once, because somebody waits for it; then it is read from Shopify. */
export async function workScopesUpdate(desk: Desk, { payload }: Delivery): Promise<Worked> {
  const { current } = payload;
  if (Array.isArray(current) && current.every((scope) => typeof scope === "string")) {
    await noteScopes(desk, current);
  }
  return workShopUpdate(desk);
}

/** shop/redact comes two days after uninstalling, also to a shop that has the app again: then nothing may go. */
export async function workShopRedact(desk: Desk, { payload }: Delivery): Promise<Worked> {
  if (isOfAnother(desk, payload.shop_domain)) return ofAnother;
  await eraseShopFiles(desk);
  if (await eraseShop(desk.shop.id)) return done;
  desk.log.error({ shop: desk.shop.domain }, "asked to erase a shop that has the app: nothing erased");
  return { state: "done", problem: "the shop has the app" };
}
