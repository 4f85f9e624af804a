import { withRawSql, type RawRunner } from "#app/platform/db/raw-sql.server.ts";
import type { LiveEvent } from "./live-event.ts";
import type { Notices } from "./notices.server.ts";

const channel = "latte_live";

type Listener = (events: LiveEvent[]) => void;

/** Tells the open pages of a shop, in every process, what a commit changed. */
export class LiveHub {
  #listeners = new Map<string, Set<Listener>>();

  constructor(notices: Notices) {
    notices.hear(channel, (payload) => this.#tell(payload));
    notices.onReturn(() => this.#refreshAll());
  }

  /** Hands events of the shop to `listener` until the returned function is called. */
  subscribe(shopId: bigint, listener: Listener): () => void {
    const key = shopId.toString();
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (!listeners.size) this.#listeners.delete(key);
    };
  }

  /** One notification for all that a transaction changed; pages hear of it when it commits. */
  async announce(client: RawRunner, shopId: bigint, events: LiveEvent[]): Promise<void> {
    // NOTIFY takes at most 8,000 bytes; past a page's worth of changes, "something changed" says enough.
    const told = events.length > 60 ? [{ kind: "shop" } as const] : events;
    const payload = JSON.stringify({ shop: shopId.toString(), events: told });
    await withRawSql(async () => client.$queryRawUnsafe("select pg_notify($1, $2)::text", channel, payload));
  }

  #tell(payload: string): void {
    // A process without open pages, as a worker is.
    if (!this.#listeners.size) return;
    const { shop, events } = JSON.parse(payload) as { shop: string; events: LiveEvent[] };
    for (const listener of this.#listeners.get(shop) ?? []) listener(events);
  }

  /** After a gap nobody knows what was missed: every page reads again. */
  #refreshAll(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener([{ kind: "shop" }]);
  }
}
