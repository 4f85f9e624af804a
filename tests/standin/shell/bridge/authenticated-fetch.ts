import { callShell } from "./channel.ts";
import { config } from "./config.ts";

const RETRY = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE = "X-Shopify-API-Request-Failure-Reauthorize-Url";

/**
 * Requests to the app's own host and below carry an ID token and the admin's language. A refused token is tried
 * once more with a new one; an answer that asks for the admin's consent leads the whole window there.
 */
export function patchFetch(): void {
  const native = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isOwn(request.url) || request.headers.has("Authorization")) return native(request);
    const second = request.clone();
    const first = await native(await withToken(request));
    const answer = first.status === 401 && first.headers.has(RETRY) ? await native(await withToken(second)) : first;
    const consent = answer.headers.get(REAUTHORIZE);
    if (answer.status === 401 && consent) {
      void callShell("open", { url: new URL(consent, location.href).href, target: "_top" });
    }
    return answer;
  };
}

async function withToken(request: Request): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.set("Authorization", `Bearer ${await callShell("idToken", null)}`);
  headers.set("Accept-Language", config.locale ?? "en");
  return new Request(request, { headers });
}

function isOwn(address: string): boolean {
  const url = new URL(address);
  return url.host === location.host || url.hostname.endsWith(`.${location.hostname}`);
}
