import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
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
