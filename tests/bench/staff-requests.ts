import { makeLaunchUrl } from "#tests/standin/http/app-launch.ts";
import type { BenchApp } from "./bench-app.ts";
import type { Ask } from "./load/tasks.ts";

const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const common = { "user-agent": userAgent, "accept-encoding": "gzip, deflate, br, zstd", "accept-language": "en" };
const tokenMilliseconds = 30_000;

/**
 * Requests as a browser inside Shopify admin sends them, each place with an ID token of its own, as each tab has one.
 * Tokens are renewed every 30 seconds.
 */
export class StaffRequests {
  readonly #app: BenchApp;
  readonly #shop: string;
  readonly #staffIds: number[];
  readonly #tokens = new Map<number, { token: string; at: number }>();

  constructor(app: BenchApp) {
    this.#app = app;
    const [state] = app.standin.states.values();
    this.#shop = state!.shop.domain;
    this.#staffIds = state!.staff.map(({ id }) => id);
  }

  /** What Remix's browser side asks for when somebody clicks: one route's data. */
  data(place: number, path: string, routeId: string): Ask {
    const url = new URL(path, this.#app.url);
    url.searchParams.set("_data", routeId);
    return {
      url: url.href,
      headers: { ...common, accept: "*/*", authorization: `Bearer ${this.#token(place)}` },
    };
  }

  /** The whole page, as the admin opens it in its frame. */
  page(place: number, path: string): Ask {
    const launch = { shop: this.#shop, locale: "en", session: `bench-${place}`, idToken: this.#token(place) };
    return {
      url: makeLaunchUrl(this.#app.url, path, this.#app.standin.app.secret, launch),
      headers: { ...common, accept: "text/html", "sec-fetch-dest": "iframe" },
    };
  }

  #token(place: number): string {
    const known = this.#tokens.get(place);
    if (known && Date.now() - known.at < tokenMilliseconds) return known.token;
    const staffId = this.#staffIds[place % this.#staffIds.length]!;
    const token = this.#app.standin.idToken({ shop: this.#shop, staffId });
    this.#tokens.set(place, { token, at: Date.now() });
    return token;
  }
}
