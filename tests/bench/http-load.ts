import http from "node:http";
import type { Sample } from "./statistics.ts";

/** One request: where, and with which headers. */
export interface Ask {
  url: string;
  headers: Record<string, string>;
}

/** How much is asked in one go: this many requests, or as many as fit into the time. */
export interface Amount {
  requests: number;
  seconds: number;
}

/** A client that keeps its connections. Requests go to this machine only. */
export class HttpLoad {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

  /**
   * Asks with `concurrency` requests under way at any time; `makeAsk` is given the place (0 to concurrency − 1) that
   * asks. A request counts from its sending to the last byte of its answer.
   * @throws Error for any answer but 200
   */
  async run(makeAsk: (place: number) => Ask, concurrency: number, amount: Amount): Promise<Sample> {
    const milliseconds: number[] = [];
    const started = performance.now();
    const until = started + amount.seconds * 1000;
    let sent = 0;
    const place = async (index: number) => {
      while (sent < amount.requests && performance.now() < until) {
        sent++;
        const ask = makeAsk(index);
        const at = performance.now();
        await this.#send(ask, false);
        milliseconds.push(performance.now() - at);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, (_, index) => place(index)));
    return { milliseconds, seconds: (performance.now() - started) / 1000 };
  }

  /** Asks once, uncompressed, and gives the body. */
  async read({ url, headers }: Ask): Promise<string> {
    return this.#send({ url, headers: { ...headers, "accept-encoding": "identity" } }, true);
  }

  /** How many bytes come over the wire. */
  async weigh(ask: Ask): Promise<number> {
    return (await this.#send(ask, true, "latin1")).length;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ url, headers }: Ask, keep: boolean, encoding: BufferEncoding = "utf8"): Promise<string> {
    return new Promise((resolve, reject) => {
      const target = new URL(url);
      if (target.hostname !== "127.0.0.1") return reject(new Error(`not on this machine: ${url}`));
      const request = http.get(url, { agent: this.#agent, headers, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => {
          if (keep || response.statusCode !== 200) chunks.push(chunk);
        });
        response.on("error", reject);
        response.on("end", () => {
          const body = Buffer.concat(chunks).toString(encoding);
          if (response.statusCode === 200) return resolve(body);
          reject(new Error(`${target.pathname} answered ${response.statusCode}: ${body.slice(0, 400)}`));
        });
      });
      request.on("timeout", () => request.destroy(new Error(`${target.pathname} did not answer in 30 seconds`)));
      request.on("error", reject);
    });
  }
}
