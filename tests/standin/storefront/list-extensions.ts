import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ShopState } from "../state.ts";
import { readBlockSchema } from "./render-block.ts";

const blocks = join(import.meta.dirname, "../../../extensions/storefront-help/blocks");
/** What a shop has that never touched it: embeds start off. */
const placedAtFirst = ["order-tracking", "faq", "contact"];

/** What App Bridge's `app.extensions()` says of the theme app extension: each block and embed, in the published theme. */
export function listExtensions({ placedBlocks = placedAtFirst }: Pick<ShopState, "placedBlocks">): object[] {
  if (placedBlocks === null) return [];
  const activations = readdirSync(blocks)
    .filter((file) => file.endsWith(".liquid"))
    .map((file) => {
      const handle = file.replace(".liquid", "");
      const { name, target } = readBlockSchema(handle);
      const isPlaced = placedBlocks.includes(handle);
      const place = { target: "template--1__main", themeId: "gid://shopify/OnlineStoreTheme/1" };
      return { handle, name, target, status: isPlaced ? "active" : "available", activations: isPlaced ? [place] : [] };
    });
  return [{ handle: "storefront-help", type: "theme_app_extension", activations }];
}
