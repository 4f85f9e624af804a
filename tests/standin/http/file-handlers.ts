import { takeUpload } from "../admin/staged-uploads.ts";
import type { ShopState } from "../state.ts";
import { uploadHost } from "../upload-host.ts";
import { readBody, sendText, type Handler } from "./exchange.ts";

/** The store that files are put to before a request to Shopify names them. */
export function makeUploadHandler(parts: {
  states: Map<string, ShopState>;
  clock: () => Date;
  changed: () => void;
}): Handler {
  return async ({ req, res, method }) => {
    if (req.headers["x-standin-shop"] !== uploadHost || method !== "POST") return false;
    const type = String(req.headers["content-type"]);
    const form = await new Response(new Uint8Array(await readBody(req)), {
      headers: { "content-type": type },
    }).formData();
    const status = await takeUpload(parts.states.values(), parts.clock(), form);
    parts.changed();
    sendText(res, status, "application/xml", status === 201 ? "<PostResponse/>" : "<Error/>");
    return true;
  };
}

/** Labels of returns, under the addresses that customers see. */
export const makeLabelHandler =
  (states: Map<string, ShopState>): Handler =>
  ({ res, url }) => {
    const labels = [...states.values()].flatMap((state) => state.labels ?? []);
    const label = labels.find(({ path }) => path === url.pathname);
    if (!label) return false;
    sendText(res, 200, label.type, Buffer.from(label.base64, "base64"));
    return true;
  };
