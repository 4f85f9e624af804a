import pg from "pg";
import { withRawSql, type RawRunner } from "#app/platform/db/raw-sql.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import type { LiveEvent } from "./live-event.ts";

const channel = "latte_live";

type Listener = (events: LiveEvent[]) => void;

/** Tells the open pages of a shop, in every process, what a commit changed: PostgreSQL's LISTEN and NOTIFY. */
export class LiveHub {
  #connectionString: string;
  #listeners = new Map<string, Set<Listener>>();
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** Listens until `stop`; connects again when the database went away. */
  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      application_name: "latte live",
      keepAlive: true,
    });
    client.on("error", (error) => this.#lost(client, error));
    client.on("end", () => this.#lost(client, null));
    client.on("notification", ({ payload }) => this.#tell(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.#client = client;
    } catch (error) {
      this.#lost(client, error);
    }
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

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end();
  }

  #tell(payload: string | undefined): void {
    const { shop, events } = JSON.parse(payload ?? "{}") as { shop: string; events: LiveEvent[] };
    for (const listener of this.#listeners.get(shop) ?? []) listener(events);
  }

  #lost(client: pg.Client, error: unknown): void {
    client.removeAllListeners("end");
    this.#client = null;
    if (this.#stopped || this.#retry) return;
    log.warn({ err: error }, "live updates lost the database; trying again");
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.start().then(() => this.#refreshAll());
    }, 1_000);
    this.#retry.unref();
  }

  /** After a gap nobody knows what was missed: every page reads again. */
  #refreshAll(): void {
    if (this.#client)
      for (const listeners of this.#listeners.values()) for (const listener of listeners) listener([{ kind: "shop" }]);
  }
}
