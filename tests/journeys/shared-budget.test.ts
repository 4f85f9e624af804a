import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { log } from "#app/platform/log/log.server.ts";
import { Notices } from "#app/platform/live/notices.server.ts";
import { createAdminApi } from "#app/platform/shopify/admin-client.server.ts";
import { graphql } from "#app/platform/shopify/graphql.ts";
import { offlineToken } from "#app/platform/shopify/offline-token.server.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";

const ReadHere = graphql(`
  query ReadHere {
    orders(first: 100) {
      nodes {
        name
        lineItems(first: 10) {
          nodes {
            name
          }
        }
      }
    }
  }
`);
const WriteHere = graphql(`
  mutation WriteHere($id: ID!) {
    orderUpdate(input: { id: $id, note: "here" }) {
      userErrors {
        message
      }
    }
  }
`);

/** Of this bucket people keep 50. To read asks for 65 points, to write takes 10. */
const bucket = { maximum: 100, restoreRate: 25 };

let world: TestWorld;
let shopDomain: string;
let elsewhere: ChildProcess;
let orderId: string;
/** What was answered, in turn. */
let answered: string[];

beforeAll(async () => {
  world = await startWorld({ orders: 20, bucket });
  const state = world.world.states[0]!;
  shopDomain = state.shop.domain;
  orderId = `gid://shopify/Order/${state.orders.find((one) => Date.now() - Date.parse(one.createdAt) < 30 * 86_400_000)!.id}`;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  world.standin.grant(shopDomain, ["write_orders"]);
  await world.staffDesk(0);
});
afterEach(() => void elsewhere?.kill("SIGKILL"));
afterAll(() => world.stop());

/** Another process, which has asked Shopify once and believes since that the bucket is full. */
async function startElsewhere(): Promise<void> {
  elsewhere = fork(path.resolve("tests/journeys/budget-child.ts"), [shopDomain, orderId], {
    execArgv: ["--import", path.resolve("tests/standin/redirect.ts")],
    env: { ...process.env },
  });
  await once(elsewhere, "message");
  elsewhere.send("background");
  await once(elsewhere, "message");
  answered = [];
  elsewhere.on("message", (priority) => answered.push(`${priority} elsewhere`));
}

function apiHere(priority: "background" | "interactive") {
  return createAdminApi({ shopDomain, token: offlineToken(shopDomain), scopes: [], priority });
}

async function readHere(priority: "background" | "interactive"): Promise<void> {
  await apiHere(priority).read(ReadHere, {});
  answered.push(`${priority} here`);
}

/** Until somebody who waits is at Shopify, and for as long as it takes at most until other processes have heard of it. */
async function untilHeard(): Promise<void> {
  await expect.poll(() => world.standin.admin.faults.list(), { timeout: 10_000 }).toEqual([]);
  await sleep(200);
}

test("background work of one process waits while somebody waits in another, and then goes", async () => {
  await startElsewhere();
  world.standin.admin.faults.next({ kind: "latency", ms: 1_500, operation: "ReadHere" });
  const person = readHere("interactive");
  await untilHeard();
  elsewhere.send("background");
  await person;
  await expect.poll(() => answered, { timeout: 15_000 }).toEqual(["interactive here", "background elsewhere"]);
});

test("THROTTLED: somebody who waits for room gets it before the background work of another process", async () => {
  await startElsewhere();
  for (let points = bucket.maximum; points > 0; points -= 10)
    await apiHere("interactive").act(WriteHere, { id: orderId });
  const person = readHere("interactive");
  await sleep(200);
  for (let calls = 0; calls < 3; calls++) elsewhere.send("background");
  await person;
  const background = "background elsewhere";
  await expect
    .poll(() => answered, { timeout: 30_000 })
    .toEqual(["interactive here", background, background, background]);
});

test("who dies while people wait there holds nobody up for longer than a few seconds", async () => {
  await startElsewhere();
  world.standin.admin.faults.next({ kind: "latency", ms: 8_000, operation: "WriteElsewhere" });
  elsewhere.send("interactive");
  await untilHeard();
  const started = Date.now();
  const background = readHere("background");
  await sleep(500);
  expect(answered).toEqual([]);
  elsewhere.kill("SIGKILL");
  await background;
  // Three seconds after it was last heard of, and so before a call has stood back for as long as any does.
  expect(Date.now() - started).toBeLessThan(4_500);
});

test("where the connection is lost nobody fails; it comes back, and nobody hears what they told themselves", async () => {
  const [one, other] = [new Notices(process.env.DATABASE_URL!), new Notices(process.env.DATABASE_URL!)];
  const heard: string[] = [];
  one.hear("test_channel", () => heard.push("own"));
  other.hear("test_channel", (payload) => heard.push(payload));
  await Promise.all([one.start(), other.start()]);
  one.tell("test_channel", "before");
  await expect.poll(() => heard).toEqual(["before"]);

  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'latte live'`,
  );
  await client.end();
  one.tell("test_channel", "lost");
  await expect
    .poll(
      () => {
        one.tell("test_channel", "after");
        return heard.includes("after");
      },
      { timeout: 10_000, interval: 100 },
    )
    .toBe(true);
  expect(new Set(heard)).toEqual(new Set(["before", "after"]));
  await Promise.all([one.stop(), other.stop()]);
});

/** Connections that asked for this last; as many as it ends. */
async function end(pool: pg.Client, like: string): Promise<number> {
  const { rowCount } = await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'latte live' and query like $1`,
    [like],
  );
  return rowCount ?? 0;
}

test("who is stopped while it begins to listen leaves no connection behind", async () => {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const one = new Notices(process.env.DATABASE_URL!);
  one.hear("brief_channel", () => {});
  const starting = one.start();
  await one.stop();
  await starting;
  expect(await end(client, "listen brief_channel")).toBe(0);
  await client.end();
});

test("who cannot listen leaves no connection behind; what cannot be told is complained of once a connection", async () => {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const deaf = new Notices(process.env.DATABASE_URL!);
  deaf.hear("no channel", () => {});
  await deaf.start();
  await deaf.stop();
  await sleep(200);
  expect(await end(client, "listen no channel")).toBe(0);

  const complaints = vi.spyOn(log, "warn");
  const one = new Notices(process.env.DATABASE_URL!);
  let isBack = false;
  one.onReturn(() => (isBack = true));
  one.hear("told_channel", () => {});
  await one.start();
  const tellTooMuch = async () => {
    for (let times = 0; times < 3; times++) one.tell("told_channel", "x".repeat(9_000));
    await sleep(200);
    return complaints.mock.calls.filter(([, text]) => text === "other processes could not be told").length;
  };
  expect(await tellTooMuch()).toBe(1);
  expect(await tellTooMuch()).toBe(1);
  expect(await end(client, "select pg_notify%")).toBe(1);
  await expect.poll(() => isBack, { timeout: 10_000 }).toBe(true);
  expect(await tellTooMuch()).toBe(2);
  complaints.mockRestore();
  await Promise.all([one.stop(), client.end()]);
});
