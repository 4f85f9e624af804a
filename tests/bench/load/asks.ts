import { HttpClient } from "./http-client.ts";
import type { AskTask } from "./tasks.ts";
import type { Sample } from "../statistics.ts";

const client = new HttpClient(64);

/**
 * Asks with `concurrency` requests under way at any time. A request counts from its sending to the last byte of its
 * answer.
 * @throws Error for any answer but 200
 */
export async function runAsks({ asks, concurrency, seconds }: AskTask): Promise<Sample> {
  const milliseconds: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let sent = 0;
  const place = async () => {
    while (sent < asks.length && performance.now() < until) {
      const ask = asks[sent++]!;
      const at = performance.now();
      await client.get(ask);
      milliseconds.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, place));
  return { milliseconds, seconds: (performance.now() - started) / 1000 };
}
