import type { ShopState } from "../state.ts";
import type { Handler } from "./exchange.ts";
import { sendText } from "./exchange.ts";

/** Product pictures: every path that a product names as its `imagePath`. */
export function makePictureHandler(states: Map<string, ShopState>): Handler {
  const pictures = new Map<string, string>();
  return ({ res, url }) => {
    if (!url.pathname.startsWith("/cdn/")) return false;
    if (!pictures.has(url.pathname)) collect(states, pictures);
    const svg = pictures.get(url.pathname);
    if (svg === undefined) return false;
    res.setHeader("access-control-allow-origin", "*");
    res.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
    sendText(res, 200, "image/svg+xml", svg);
    return true;
  };
}

function collect(states: Map<string, ShopState>, pictures: Map<string, string>): void {
  for (const state of states.values()) {
    for (const { imagePath, imageSvg } of state.products) if (imagePath && imageSvg) pictures.set(imagePath, imageSvg);
  }
}
