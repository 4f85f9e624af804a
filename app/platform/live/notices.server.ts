import pg from "pg";
import { log } from "#app/platform/log/log.server.ts";

/** `from` names the connection that told it, for as long as that lives. */
type Hearer = (payload: string, from: number) => void;

/** What may wait for a database that does not answer before nothing more is told (ours). */
const mostUnsaid = 50;

/** What processes tell each other: PostgreSQL's LISTEN and NOTIFY on one connection, which is made anew when it is lost. */
export class Notices {
  #connectionString: string;
  #hearers = new Map<string, Hearer>();
  #returns: (() => void)[] = [];
  #client: pg.Client | null = null;
  #starting: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;
  #unsaid: [channel: string, payload: string][] = [];
  #isTelling = false;
  #hasComplained = false;

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** Hands on what is told on the channel, by others than `tell` of this process; to be called before `start`. */
  hear(channel: string, hearer: Hearer): void {
    this.#hearers.set(channel, hearer);
  }

  /** `act` is called when the connection is back after a gap, in which anything may have been missed. */
  onReturn(act: () => void): void {
    this.#returns.push(act);
  }

  /** Listens until `stop`; connects again when the database went away. */
  start(): Promise<void> {
    return (this.#starting = this.#connect());
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      application_name: "latte live",
      keepAlive: true,
    });
    let own = 0;
    client.on("error", (error) => this.#lost(client, error));
    client.on("end", () => this.#lost(client, null));
    client.on("notification", ({ channel, payload, processId }) => {
      if (processId !== own) this.#hearers.get(channel)?.(payload ?? "", processId);
    });
    try {
      await client.connect();
      own = (await client.query<{ own: number }>("select pg_backend_pid() as own")).rows[0]!.own;
      for (const channel of this.#hearers.keys()) await client.query(`listen ${channel}`);
      this.#client = client;
      this.#hasComplained = false;
    } catch (error) {
      this.#lost(client, error);
      // It may stand, and only not have listened.
      void client.end().catch(() => {});
    }
  }

  /** Tells the other processes if they can be told now: nobody waits for it, and it never fails. At most 8,000 bytes. */
  tell(channel: string, payload: string): void {
    if (!this.#client || this.#unsaid.length >= mostUnsaid) return;
    this.#unsaid.push([channel, payload]);
    if (!this.#isTelling) void this.#tellAll(this.#client);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#starting;
    await this.#client?.end();
  }

  /** One after the other: the driver takes no query while another is under way. */
  async #tellAll(client: pg.Client): Promise<void> {
    this.#isTelling = true;
    try {
      for (let next; (next = this.#unsaid.shift());) await client.query("select pg_notify($1, $2)", next);
    } catch (error) {
      this.#unsaid = [];
      if (!this.#hasComplained && !this.#stopped) log.warn({ err: error }, "other processes could not be told");
      this.#hasComplained = true;
    } finally {
      this.#isTelling = false;
    }
  }

  #lost(client: pg.Client, error: unknown): void {
    client.removeAllListeners("end");
    this.#client = null;
    if (this.#stopped || this.#retry) return;
    log.warn({ err: error }, "live updates lost the database; trying again");
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.start().then(() => {
        if (this.#client) for (const act of this.#returns) act();
      });
    }, 1_000);
    this.#retry.unref();
  }
}
