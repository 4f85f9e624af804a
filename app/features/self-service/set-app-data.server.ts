import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { OwnInstallation, SetAppData } from "./proxy-path-document.ts";

export interface AppData {
  /** The theme's blocks read it as `app.metafields.latte.<key>`. */
  key: string;
  type: "single_line_text_field" | "json";
  value: string;
}

/**
 * Writes what the theme's blocks may know of the app. Twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function setAppData(desk: Desk, { key, type, value }: AppData): Promise<void> {
  try {
    const { data } = await desk.shopify.read(OwnInstallation, {});
    const ownerId = data.currentAppInstallation.id;
    const set = await desk.shopify.act(SetAppData, { metafields: [{ ownerId, namespace: "latte", key, type, value }] });
    const errors = set.data.metafieldsSet?.userErrors ?? [];
    if (errors.length) desk.log.warn({ errors, key }, "the theme could not be told");
  } catch (error) {
    // Without a token it waits until it changes again, or somebody opens the app.
    if (error instanceof ShopifyUnavailable && error.kind === "token_refused") return;
    throw error;
  }
}
