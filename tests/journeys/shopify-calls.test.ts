import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ShopifyUnavailable, type AdminApi } from "#app/platform/shopify/admin-api.ts";
import { createAdminApi, type CallLimits } from "#app/platform/shopify/admin-client.server.ts";
import { graphql } from "#app/platform/shopify/graphql.ts";
import { offlineToken } from "#app/platform/shopify/offline-token.server.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";

const ShopName = graphql(`
  query ShopName {
    shop {
      name
    }
  }
`);
const WriteNote = graphql(`
  mutation WriteNote($id: ID!, $note: String) {
    orderUpdate(input: { id: $id, note: $note }) {
      order {
        note
      }
      userErrors {
        message
      }
    }
  }
`);
const Customers = graphql(`
  query Customers {
    shop {
      name
    }
    customers(first: 1) {
      nodes {
        email
      }
    }
  }
`);

let world: TestWorld;
let shopDomain: string;
let orderId: string;
/** How often the note was really written. */
let written = 0;
let slept: number[];

beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  const state = world.world.states[0]!;
  shopDomain = state.shop.domain;
  orderId = `gid://shopify/Order/${state.orders.find((one) => Date.now() - Date.parse(one.createdAt) < 30 * 86_400_000)!.id}`;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  world.standin.grant(shopDomain, ["write_orders"]);
  world.standin.admin.onEvent(({ topic }) => {
    if (topic === "orders/updated") written++;
  });
  await world.staffDesk(0);
});
afterAll(() => world.stop());
afterEach(async () => {
  // A read that was given up early may reach the stand-in, and take its fault, only after its test.
  await expect.poll(() => world.standin.admin.faults.list(), { timeout: 5_000 }).toEqual([]);
  world.standin.admin.faults.clear();
});

function api(limits: Partial<CallLimits> = {}, priority: "interactive" | "background" = "interactive"): AdminApi {
  slept = [];
  written = 0;
  const sleep = async (milliseconds: number) => void slept.push(milliseconds);
  return createAdminApi({ shopDomain, token: offlineToken(shopDomain), scopes: [], priority }, { sleep, ...limits });
}

/** Where somebody listened a moment ago. */
async function addressOfNobody(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

const plan = (fault: PlannedFault) => world.standin.admin.faults.next(fault);
/** Reads that were given up earlier may be answered as late as now: they must not take what is meant for another. */
const planFor = (operation: string, fault: PlannedFault) => plan({ ...fault, operation });
const planAct = (fault: PlannedFault) => planFor("WriteNote", fault);
const readName = (admin: AdminApi) => admin.read(ShopName, {});
const write = (admin: AdminApi) => admin.act(WriteNote, { id: orderId, note: `note ${Math.random()}` });
const failureOf = (work: Promise<unknown>): Promise<ShopifyUnavailable> =>
  work.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: unknown) => {
      if (error instanceof ShopifyUnavailable) return error;
      throw error;
    },
  );

test("an answer comes with what it cost", async () => {
  expect(await readName(api())).toEqual({ data: { shop: { name: expect.any(String) } }, withheld: [], cost: 1 });
});

describe("a read", () => {
  test.each<[string, PlannedFault]>([
    ["a 503", { kind: "status-before", status: 503 }],
    ["a 500 after the work", { kind: "status-after", status: 500 }],
    ["a cut connection", { kind: "reset-before" }],
    ["a connection cut after the work", { kind: "reset-after" }],
  ])("is tried again after %s, twice at most", async (_, fault) => {
    plan({ ...fault, times: 2 });
    await expect(readName(api())).resolves.toMatchObject({ data: { shop: {} } });
    expect(slept).toHaveLength(2);
    plan({ ...fault, times: 3 });
    await expect(readName(api())).rejects.toBeInstanceOf(ShopifyUnavailable);
    expect(slept).toHaveLength(2);
  });

  test("waits as long as Shopify asks, at most five seconds", async () => {
    plan({ kind: "status-before", status: 429, retryAfterSeconds: 2 });
    await readName(api());
    expect(slept).toEqual([2_000]);
    plan({ kind: "status-before", status: 429, retryAfterSeconds: 3_600 });
    await readName(api());
    expect(slept).toEqual([5_000]);
  });

  test("that takes too long is given up and tried again", async () => {
    plan({ kind: "latency", ms: 600, times: 3 });
    expect(await failureOf(readName(api({ timeoutMilliseconds: 150 })))).toMatchObject({
      kind: "timeout",
      mayHaveActed: true,
    });
  });

  test("of what we may not see says what is withheld, and brings the rest", async () => {
    const path = ["customers", "nodes", 0, "email"];
    planFor("Customers", { kind: "partial", path, code: "ACCESS_DENIED", message: "Not approved" });
    const answer = await api().read(Customers, {});
    expect(answer.data.customers.nodes[0]?.email).toBe(null);
    expect(answer.withheld).toEqual([
      { path: ["customers", "nodes", 0, "email"], code: "ACCESS_DENIED", requiredAccess: null },
    ]);
  });

  test("is refused where nobody answers, and certainly nothing happened", async () => {
    const address = process.env.STANDIN_URL;
    process.env.STANDIN_URL = await addressOfNobody();
    const failure = await failureOf(readName(api()));
    process.env.STANDIN_URL = address;
    expect(failure).toMatchObject({ kind: "unreachable", mayHaveActed: false });
    expect(slept).toHaveLength(2);
  });
});

describe("an act", () => {
  test("is done once", async () => {
    const { data } = await write(api());
    expect(data.orderUpdate?.userErrors).toEqual([]);
    expect(written).toBe(1);
  });

  test.each<[string, PlannedFault, object, number]>([
    ["a 503 before", { kind: "status-before", status: 503 }, { kind: "server_error", mayHaveActed: true }, 0],
    ["a 500 after", { kind: "status-after", status: 500 }, { kind: "server_error", mayHaveActed: true }, 1],
    ["a 429", { kind: "status-before", status: 429 }, { kind: "throttled", mayHaveActed: false }, 0],
    ["a cut before", { kind: "reset-before" }, { kind: "unreachable", mayHaveActed: true }, 0],
    ["a cut after", { kind: "reset-after" }, { kind: "unreachable", mayHaveActed: true }, 1],
    [
      "an error instead of data, done all the same",
      { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true },
      { kind: "bad_answer", mayHaveActed: true, codes: ["INTERNAL_SERVER_ERROR"] },
      1,
    ],
  ])("is never repeated after %s", async (_, fault, expected, times) => {
    const admin = api();
    planAct(fault);
    expect(await failureOf(write(admin))).toMatchObject(expected);
    expect([written, slept]).toEqual([times, []]);
  });

  test("that is answered too late may have been done", async () => {
    const admin = api({ timeoutMilliseconds: 150 });
    planAct({ kind: "act-late", ms: 400, answers: true });
    expect(await failureOf(write(admin))).toMatchObject({ kind: "timeout", mayHaveActed: true });
    expect(written).toBe(0);
    await expect.poll(() => written, { timeout: 5_000 }).toBe(1);
  });

  test("is repeated after THROTTLED, when nothing ran, until there is room", async () => {
    const admin = api();
    planAct({ kind: "throttled", times: 5 });
    await write(admin);
    expect([written, slept.length]).toEqual([1, 5]);
    expect(Math.min(...slept)).toBeGreaterThanOrEqual(200);
  });

  test("is given up when there is no room for too long", async () => {
    const admin = api({ throttleMilliseconds: { interactive: 500, background: 500 } });
    planAct({ kind: "throttled", times: 3 });
    expect(await failureOf(write(admin))).toMatchObject({ kind: "throttled", mayHaveActed: false });
    expect(written).toBe(0);
  });

  test("nor by slow answers that there is none: who holds a row for it would hold it for too long", async () => {
    const admin = api({ throttleMilliseconds: { interactive: 1_000, background: 1_000 } });
    planAct({ kind: "latency", ms: 600, times: 2 });
    planAct({ kind: "throttled", times: 2 });
    expect(await failureOf(write(admin))).toMatchObject({ kind: "throttled", mayHaveActed: false });
    expect([written, slept.length]).toEqual([0, 1]);
  });

  test("that the token does not allow was certainly not done", async () => {
    const admin = api();
    world.standin.revoke(shopDomain, ["write_orders"]);
    expect(await failureOf(write(admin))).toMatchObject({ kind: "token_refused", mayHaveActed: false });
    world.standin.grant(shopDomain, ["write_orders"]);
    expect(written).toBe(0);
  });
});

test("background work waits while a person does, and then goes", async () => {
  const order: string[] = [];
  plan({ kind: "latency", ms: 300 });
  const person = readName(api()).then(() => order.push("person"));
  const admin = createAdminApi({ shopDomain, token: offlineToken(shopDomain), scopes: [], priority: "background" });
  await admin.read(Customers, {}).then(() => order.push("background"));
  await person;
  expect(order).toEqual(["person", "background"]);
});

test("background work that was THROTTLED stands back for who came meanwhile", async () => {
  const order: string[] = [];
  planFor("Customers", { kind: "throttled" });
  const caller = { shopDomain, token: offlineToken(shopDomain), scopes: [], priority: "background" as const };
  const background = createAdminApi(caller)
    .read(Customers, {})
    .then(() => order.push("background"));
  await expect.poll(() => world.standin.admin.faults.list()).toEqual([]);
  planFor("ShopName", { kind: "latency", ms: 800 });
  await readName(api()).then(() => order.push("person"));
  await background;
  expect(order).toEqual(["person", "background"]);
});
