import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

interface Awaited {
  resolve(at: number): void;
  reject(error: Error): void;
  since: number;
}

const patienceMilliseconds = 300_000;
/** Messages whose transactions end in another order than they got their ids lie no further apart than this. */
const slack = 200n;

/** Looks every few milliseconds which of the awaited mails have become messages of a ticket. */
export class ArrivalWatch {
  readonly #client: pg.Client;
  readonly #pauseMilliseconds: number;
  readonly #awaited = new Map<string, Awaited>();
  #from = 0n;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  private constructor(client: pg.Client, pauseMilliseconds: number) {
    this.#client = client;
    this.#pauseMilliseconds = pauseMilliseconds;
  }

  static async start(url: string, pauseMilliseconds: number): Promise<ArrivalWatch> {
    const watch = new ArrivalWatch(new pg.Client(url), pauseMilliseconds);
    await watch.#client.connect();
    // By its key: a search through all messages would leave nothing else in the server's memory.
    const { rows } = await watch.#client.query(
      "select coalesce(max(id), 0)::text as last from message where shop_id = (select shop_id from mailbox limit 1)",
    );
    watch.#from = BigInt(rows[0].last);
    watch.#looking = watch.#look();
    watch.#looking.catch(() => undefined);
    return watch;
  }

  /** When the mail's message was there, by `performance.now()`. @throws Error after five minutes */
  arrivalOf(messageId: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#awaited.set(messageId, { resolve, reject, since: performance.now() });
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
    await this.#client.end();
  }

  async #look(): Promise<void> {
    for (; !this.#stopped; await sleep(this.#pauseMilliseconds)) if (this.#awaited.size) await this.#lookOnce();
  }

  async #lookOnce(): Promise<void> {
    const { rows } = await this.#client.query<{ id: string; header: string }>({
      name: "arrivals",
      text: `select id::text, message_id_header as header from message
             where shop_id = (select shop_id from mailbox limit 1) and id > $1 order by id`,
      values: [this.#from],
    });
    const now = performance.now();
    for (const { header } of rows) {
      this.#awaited.get(header)?.resolve(now);
      this.#awaited.delete(header);
    }
    const last = rows.at(-1);
    if (last && BigInt(last.id) - slack > this.#from) this.#from = BigInt(last.id) - slack;
    for (const [id, { since, reject }] of this.#awaited)
      if (now - since > patienceMilliseconds) {
        this.#awaited.delete(id);
        reject(new Error(`the mail ${id} has not become a ticket within five minutes`));
      }
  }
}
