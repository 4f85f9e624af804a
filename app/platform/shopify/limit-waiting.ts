import { ShopifyUnavailable, type AdminApi } from "./admin-api.ts";

/**
 * The same API for somebody who waits: once all calls together have taken so long, nothing more is read. What is to be
 * done is still asked for: it was begun by then.
 * @throws ShopifyUnavailable of reading, as if there were no room
 */
export function limitWaiting(api: AdminApi, milliseconds: number, now: () => number = Date.now): AdminApi {
  let left = milliseconds;
  const timed = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const begun = now();
    try {
      return await call();
    } finally {
      left -= now() - begun;
    }
  };
  return {
    scopes: api.scopes,
    read: async (document, variables) => {
      if (left <= 0) throw new ShopifyUnavailable("throttled", false, "somebody has waited long enough");
      return timed(() => api.read(document, variables));
    },
    act: (document, variables) => timed(() => api.act(document, variables)),
  };
}
