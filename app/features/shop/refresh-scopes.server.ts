import { noteSessionScopes } from "#app/platform/shopify/session-scopes.server.ts";
import type { Desk } from "../shared/desk.ts";
import { GrantedScopes } from "./shop-document.ts";

/**
 * Asks Shopify what the app may do in this shop and notes it, for those who have just granted something: the webhook that
 * says so comes later, or never.
 * @returns the scopes granted now
 * @throws ShopifyUnavailable
 */
export async function refreshScopes(desk: Desk): Promise<string[]> {
  const { data } = await desk.shopify.read(GrantedScopes, {});
  return noteScopes(
    desk,
    data.currentAppInstallation.accessScopes.map((scope) => scope.handle),
  );
}

/** Keeps what is granted now, and lets open pages read again. */
export async function noteScopes(desk: Desk, scopes: string[]): Promise<string[]> {
  await desk.tx(async (tx) => {
    await tx.db.shop.updateMany({ data: { scopes } });
    tx.announce({ kind: "shop" });
  });
  await noteSessionScopes(desk.shop.domain, scopes);
  return scopes;
}
