import { expect, test } from "vitest";
import { readEventStream } from "./read-event-stream.ts";

async function readAll(chunks: string[]): Promise<unknown[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const found = [];
  for await (const events of readEventStream(body)) found.push(events);
  return found;
}

const order = { kind: "order", orderId: "1" };

test("events come out however the network cut them", async () => {
  const text = `: hello\n\ndata: {"events":[${JSON.stringify(order)}]}\r\n\r\nevent: x\ndata:{"events":[{"kind":"shop"}]}\n\n`;
  const whole = [[order], [{ kind: "shop" }]];
  expect(await readAll([text])).toEqual(whole);
  expect(await readAll([...text])).toEqual(whole);
});

test("a line that was not finished is not told", async () => {
  expect(await readAll(['data: {"events":[{"kind":"shop"}]}'])).toEqual([]);
});
