import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import { scriptApiKey } from "./channel.ts";

const query = new URLSearchParams(location.search);

/** Launch values outlive later documents of the same frame, which are loaded without them. */
function keep(name: string): string | undefined {
  const given = query.get(name);
  if (given) sessionStorage.setItem(`app-bridge:${name}`, given);
  return given ?? sessionStorage.getItem(`app-bridge:${name}`) ?? undefined;
}

export const config: ShopifyGlobal["config"] = {
  apiKey: scriptApiKey ?? document.querySelector<HTMLMetaElement>("meta[name=shopify-api-key]")?.content ?? "",
  host: keep("host"),
  shop: keep("shop"),
  locale: keep("locale") ?? "en",
};
