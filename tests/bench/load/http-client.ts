import http from "node:http";
import type { Ask } from "./tasks.ts";

export interface Answer {
  status: number;
  /** As it came over the wire. */
  body: Buffer;
  /** Its compression. */
  encoding: string | undefined;
}

/** A client that keeps its connections. Requests go to this machine only. */
export class HttpClient {
  readonly #agent: http.Agent;

  constructor(maxSockets: number) {
    this.#agent = new http.Agent({ keepAlive: true, maxSockets });
  }

  /** @throws Error for any answer but 200 */
  async get(ask: Ask): Promise<Buffer> {
    const { status, body } = await this.send(ask);
    if (status !== 200)
      throw new Error(`${new URL(ask.url).pathname} answered ${status}: ${body.toString().slice(0, 400)}`);
    return body;
  }

  /** Asks, or posts where there is something to post. */
  send({ url, headers }: Ask, posted?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = this.#request(url, headers, posted === undefined ? "GET" : "POST", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks),
            encoding: response.headers["content-encoding"],
          }),
        );
      });
      request.setTimeout(30_000, () => request.destroy(new Error(`${url} did not answer in 30 seconds`)));
      request.on("error", reject);
      request.end(posted);
    });
  }

  /** An answer that goes on; `onText` is told its pieces. Resolves when it has begun. @returns how to leave it */
  stream({ url, headers }: Ask, onText: (text: string) => void): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const request = this.#request(url, headers, "GET", (response) => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
        response.setEncoding("utf8").on("data", onText);
        response.on("error", () => undefined);
        resolve(() => request.destroy());
      });
      request.on("error", reject);
      request.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #request(
    url: string,
    headers: Record<string, string>,
    method: string,
    onAnswer: (answer: http.IncomingMessage) => void,
  ) {
    if (new URL(url).hostname !== "127.0.0.1") throw new Error(`not on this machine: ${url}`);
    return http.request(url, { agent: this.#agent, headers, method }, onAnswer);
  }
}
