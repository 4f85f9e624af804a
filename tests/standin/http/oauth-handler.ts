import type { StandinApp } from "../app-config.ts";
import { answerTokenRequest, emptyCounts } from "../oauth/token-endpoint.ts";
import type { TokenCounts } from "../oauth/token-endpoint.ts";
import type { TokenStore } from "../oauth/token-store.ts";
import type { ShopState } from "../state.ts";
import type { Handler } from "./exchange.ts";
import { readFields, sendJson } from "./exchange.ts";

/** Counters and switches of the token endpoint. */
export class TokenDesk {
  private readonly perShop = new Map<string, TokenCounts>();
  private readonly refreshing = new Map<string, number>();
  private gate: Promise<void> = Promise.resolve();

  /** What this shop's token endpoint has been asked for. */
  counts(shop: string): TokenCounts {
    const counts = this.perShop.get(shop) ?? emptyCounts();
    this.perShop.set(shop, counts);
    return counts;
  }

  resetCounts(): void {
    this.perShop.clear();
  }

  /** Keeps every token request waiting until the returned function is called: makes a race visible without a clock. */
  hold(): () => void {
    let open = () => {};
    this.gate = new Promise((resolve) => (open = resolve));
    return open;
  }

  /** Runs one token request, counting how many refreshes are open at once. */
  async run<Answer>(shop: string, isRefresh: boolean, answer: () => Answer): Promise<Answer> {
    const counts = this.counts(shop);
    const open = (this.refreshing.get(shop) ?? 0) + (isRefresh ? 1 : 0);
    this.refreshing.set(shop, open);
    counts.mostRefreshesAtOnce = Math.max(counts.mostRefreshesAtOnce, open);
    try {
      await this.gate;
      return answer();
    } finally {
      if (isRefresh) this.refreshing.set(shop, this.refreshing.get(shop)! - 1);
    }
  }
}

/** `POST https://{shop}/admin/oauth/access_token`. */
export function makeOauthHandler(parts: {
  app: StandinApp;
  tokens: TokenStore;
  desk: TokenDesk;
  findShop: (domain: string) => ShopState | null;
  changed: () => void;
}): Handler {
  return async ({ req, res, url, method }) => {
    if (url.pathname !== "/admin/oauth/access_token" || method !== "POST") return false;
    const state = parts.findShop(String(req.headers["x-standin-shop"]));
    if (!state) {
      sendJson(res, 404, { errors: "Not Found" });
      return true;
    }
    const body = await readFields(req);
    const shop = state.shop.domain;
    const counts = parts.desk.counts(shop);
    const answer = await parts.desk.run(shop, body.grant_type === "refresh_token", () =>
      answerTokenRequest(parts.app, parts.tokens, state, counts, body),
    );
    parts.changed();
    sendJson(res, answer.status, answer.json);
    return true;
  };
}
