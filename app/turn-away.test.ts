import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { mayTake, turnAwayWhenBusy } from "./turn-away.server.ts";

const calm = { inFlight: 0, lagMs: 0 };
const crowded = { inFlight: 300, lagMs: 0 };
const late = { inFlight: 0, lagMs: 4_000 };
const lost = { inFlight: 5_000, lagMs: 60_000 };

test.each([
  ["app", calm, true],
  ["app", crowded, false],
  ["app", late, false],
  ["inbound", late, false],
  ["webhooks", crowded, true],
  ["webhooks", late, true],
  ["webhooks", lost, false],
  ["healthz", lost, true],
  ["readyz", lost, true],
  ["metrics", lost, true],
  ["assets", lost, true],
  ["texts", lost, true],
])("%s at %j: %s", (area, load, taken) => expect(mayTake(area, load)).toBe(taken));

function ask(turnAway: ReturnType<typeof turnAwayWhenBusy>, path: string, accept = "") {
  const answer = Object.assign(new EventEmitter(), {
    status: 0,
    headers: {} as Record<string, string>,
    writeHead: (status: number, headers: Record<string, string>) => Object.assign(answer, { status, headers }),
    end: () => answer,
  });
  let taken = false;
  turnAway({ path, method: "GET", headers: { accept } } as never, answer as never, () => (taken = true));
  return { answer, taken: () => taken };
}

test("what is beyond the bound is told when to come again and counted, until somebody has been answered", async () => {
  const turnAway = turnAwayWhenBusy(() => 0);
  const inWork = Array.from({ length: 300 }, () => ask(turnAway, "/app/tickets"));
  expect(inWork.every(({ taken }) => taken())).toBe(true);
  const one = ask(turnAway, "/app/tickets/7", "text/html");
  expect(one.taken()).toBe(false);
  expect(one.answer).toMatchObject({ status: 503, headers: { "retry-after": "5", Refresh: "5" } });
  expect(ask(turnAway, "/app/live").taken()).toBe(true);
  expect(ask(turnAway, "/webhooks/orders").taken()).toBe(true);
  expect(ask(turnAway, "/texts").taken()).toBe(true);
  expect(await metrics.registry.metrics()).toContain('latte_http_turned_away_total{area="app"} 1');
  for (const { answer } of inWork.slice(0, 2)) answer.emit("close");
  expect(ask(turnAway, "/app/tickets").taken()).toBe(true);
});

test("a process that is late takes nothing new on", () => {
  let lag = 4_500;
  const turnAway = turnAwayWhenBusy(() => lag);
  expect(ask(turnAway, "/app").answer.status).toBe(503);
  lag = 100;
  expect(ask(turnAway, "/app").taken()).toBe(true);
});

test("webhooks are counted apart, and who asks after the process not at all", () => {
  const turnAway = turnAwayWhenBusy(() => 0);
  for (let n = 0; n < 2_000; n++) expect(ask(turnAway, "/webhooks").taken()).toBe(true);
  for (let n = 0; n < 400; n++) expect(ask(turnAway, "/readyz").taken()).toBe(true);
  expect(ask(turnAway, "/webhooks").taken()).toBe(false);
  expect(ask(turnAway, "/app/tickets").taken()).toBe(true);
});

/** A server that answers what has arrived when it is told to. */
async function serve() {
  const turnAway = turnAwayWhenBusy(() => 0);
  const arrived: ServerResponse[] = [];
  const server = createServer((request, response) =>
    turnAway(Object.assign(request, { path: request.url! }) as IncomingMessage & { path: string }, response, () => {
      if (request.method === "GET") response.end();
      else request.resume().once("end", () => arrived.push(response));
    }),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  const send = (text: string): Promise<Socket> =>
    new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(text, () => resolve(socket)));
      sockets.push(socket);
    });
  const status = async (text: string) => String((await once(await send(text), "data"))[0]).split(" ")[1];
  const close = () => (sockets.forEach((socket) => socket.destroy()), server.close());
  return { arrived, send, status, close };
}

const halfSent = (path: string) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab`;
const page = "GET /app/tickets HTTP/1.1\r\nHost: x\r\n\r\n";

test("requests that are half sent take nobody's place; those that have arrived do, until they are answered", async () => {
  const { arrived, send, status, close } = await serve();
  const half = await Promise.all(Array.from({ length: 301 }, () => send(halfSent("/app/tickets/7"))));
  expect(await status(page)).toBe("200");
  for (const socket of half.slice(1)) socket.write("cd");
  await vi.waitFor(() => expect(arrived).toHaveLength(300), { timeout: 10_000 });
  expect(await status(page)).toBe("503");
  for (const response of arrived) response.end();
  await vi.waitFor(async () => expect(await status(page)).toBe("200"), { timeout: 10_000 });
  close();
});
