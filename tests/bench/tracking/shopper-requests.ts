import { makeProxyQuery } from "#tests/standin/http/proxy-signature.ts";
import type { BenchApp } from "../bench-app.ts";
import type { Ask } from "../load/tasks.ts";

const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** One request of a shopper; `posted`: what the form holds. */
export interface ShopperAsk {
  ask: Ask;
  posted?: string;
}

/**
 * Requests as Shopify's proxy hands them on, signed when they are made, with the header of our script. Each comes from an
 * address of its own, so that the limit of an address stays in place and is met by nobody.
 */
export class ShopperRequests {
  readonly #app: BenchApp;
  readonly #shop: string;
  #made = 0;

  constructor(app: BenchApp) {
    this.#app = app;
    const [state] = app.standin.states.values();
    this.#shop = state!.shop.domain;
  }

  get(path: string, customerId: number | null = null): ShopperAsk {
    const query = makeProxyQuery(this.#app.standin.app.secret, new URLSearchParams({ locale: "en" }), {
      shop: this.#shop,
      customerId,
      pathPrefix: "/apps/latte",
    });
    const place = this.#made++;
    const address = `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}`;
    return {
      ask: {
        url: `${this.#app.url}/storefront/${path}?${query}`,
        headers: {
          "user-agent": userAgent,
          "accept-encoding": "gzip",
          "accept-language": "en",
          accept: "application/json",
          "x-forwarded-for": address,
          "x-latte-help": "1",
        },
      },
    };
  }

  post(path: string, fields: Record<string, string>): ShopperAsk {
    const { ask } = this.get(path);
    const posted = JSON.stringify(fields);
    const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(posted)) };
    return { ask: { ...ask, headers: { ...ask.headers, ...headers } }, posted };
  }
}
