import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { compareOrderAction, decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import type { ReplacementPreview } from "#app/features/acts/replacement/replacement-preview.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { hurried, impatient, later, openCase, rowOf, toldIn, type RefundCase, type RefundShop } from "./refund-shop.ts";
import { confirmAgain, draftsFor, madeFor, previewAgain, sendAgain, startReplacementShop } from "./replacement-shop.ts";

const minute = 60_000;
const hour = 60 * minute;

let shop: RefundShop;
beforeAll(async () => {
  shop = await startReplacementShop();
});
afterEach(() => {
  shop.world.standin.admin.faults.clear();
  shop.world.standin.admin.search.lagMs = 0;
});
afterAll(() => shop.world.stop());

const fail = (operation: string, fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation, ...fault });
const sweepAfter = (milliseconds: number) => sweepOrderActions(hurried(later(shop.app, milliseconds)));
const counts = (at: RefundCase) => [draftsFor(shop, at).length, madeFor(shop, at).length];

/** How many requests with the operation Shopify has worked on from now on, however late. */
function countExecutions(operation: string): () => number {
  const { admin } = shop.world.standin;
  const { execute } = admin;
  let count = 0;
  admin.execute = async (caller, body) => {
    const answer = await execute(caller, body);
    if (body.query?.includes(`mutation ${operation}`)) count += 1;
    return answer;
  };
  return () => count;
}

/** Confirms without the patience that Shopify would need. */
async function giveUpWaiting(at: RefundCase, shown: ReplacementPreview) {
  const told = await confirmAgain(await impatient(shop.tom, 1_000), at, shown);
  if (!told?.ok) throw new Error(JSON.stringify(told));
  return told.value;
}

const acted = (field: string): [name: string, fault: PlannedFault][] => [
  ["the connection is cut after Shopify acted", { kind: "reset-after" }],
  ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  [
    "an error without data after Shopify acted",
    { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true },
  ],
  ["the answer is null beside an error, after Shopify acted", { kind: "partial", path: [field] }],
];
const notActed: [name: string, fault: PlannedFault][] = [
  ["the connection is cut before Shopify acts", { kind: "reset-before" }],
  ["503 before Shopify acts", { kind: "status-before", status: 503 }],
];

describe("the draft's answer is lost", () => {
  test.each(acted("draftOrderCreate"))("%s: it is found by its mark and completed", async (_name, fault) => {
    const at = await openCase(shop);
    fail("ReplacementCreate", fault);
    const unsure = await sendAgain(shop.tom, at);
    expect(unsure).toMatchObject({ state: "unknown", problem: "no_answer" });
    expect(counts(at)).toEqual([1, 0]);
    await sweepAfter(minute);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "succeeded", problem: null });
    expect(counts(at)).toEqual([1, 1]);
    expect(await toldIn(shop, at)).toEqual([
      ["unknown", "none"],
      ["succeeded", "none"],
    ]);
    expect(await sweepAfter(hour)).toBe(0);
  });

  test("Shopify's search is behind: it is waited for, and no second draft is made", async () => {
    const at = await openCase(shop);
    shop.world.standin.admin.search.lagMs = 10 * minute;
    fail("ReplacementCreate", { kind: "reset-after" });
    const unsure = await sendAgain(shop.tom, at);
    await sweepAfter(minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    shop.world.standin.admin.search.lagMs = 0;
    await sweepAfter(25 * minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(counts(at)).toEqual([1, 1]);
  });

  test.each(notActed)("%s: it is not asked for again; a person decides, and nothing was sent", async (_name, fault) => {
    const at = await openCase(shop);
    fail("ReplacementCreate", fault);
    const unsure = await sendAgain(shop.tom, at);
    await sweepAfter(minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await sweepAfter(hour);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(counts(at)).toEqual([0, 0]);
    // Both sides: what was asked for, and that Shopify has nothing.
    expect(await compareOrderAction(later(shop.tom, hour), at.ticketNumber, BigInt(unsure.id))).toMatchObject({
      value: { asked: { minor: "0" }, shopify: { kind: "listed", refunds: [] }, mayDenyAt: null },
    });
    expect(
      await decideOrderAction(
        later(shop.tom, hour),
        at.ticketNumber,
        BigInt(unsure.id),
        "not_made",
        "Looked in Shopify",
      ),
    ).toMatchObject({ ok: true, value: { action: { state: "failed", problem: "person_not_made" } } });
    expect((await sendAgain(shop.tom, at)).state).toBe("succeeded");
    expect(counts(at)).toEqual([1, 1]);
  });

  test("Shopify prepares it after we gave up waiting: it is found and completed", async () => {
    const at = await openCase(shop);
    const shown = await previewAgain(shop.tom, at);
    fail("ReplacementCreate", { kind: "act-late", ms: 1_500, answers: true });
    const unsure = await giveUpWaiting(at, shown);
    expect(unsure.state).toBe("unknown");
    await expect.poll(() => draftsFor(shop, at).length, { timeout: 5_000 }).toBe(1);
    await sweepAfter(minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(counts(at)).toEqual([1, 1]);
  });
});

describe("the order's answer is lost", () => {
  test.each(acted("draftOrderComplete"))("%s: one order", async (_name, fault) => {
    const at = await openCase(shop);
    fail("ReplacementComplete", fault);
    const unsure = await sendAgain(shop.tom, at);
    expect(unsure).toMatchObject({ state: "unknown", problem: "no_answer" });
    await sweepAfter(minute);
    const row = await rowOf(shop, unsure.id);
    expect(row.state).toBe("succeeded");
    expect(counts(at)).toEqual([1, 1]);
    expect(row.relatedOrderId).toBe(BigInt(madeFor(shop, at)[0]!.id));
  });

  test.each(notActed)("%s: it is not asked for again; a person decides, and nothing was sent", async (_name, fault) => {
    const at = await openCase(shop);
    fail("ReplacementComplete", fault);
    const unsure = await sendAgain(shop.tom, at);
    await sweepAfter(59 * minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await sweepAfter(61 * minute);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(counts(at)).toEqual([1, 0]);
    const decide = (after: number) =>
      decideOrderAction(later(shop.tom, after), at.ticketNumber, BigInt(unsure.id), "not_made", "Looked in Shopify");
    expect(await decide(59 * minute)).toMatchObject({ ok: false });
    expect(await decide(61 * minute)).toMatchObject({ value: { action: { state: "failed" } } });
    expect((await sendAgain(shop.tom, at)).state).toBe("succeeded");
    expect(madeFor(shop, at)).toHaveLength(1);
  });

  test("Shopify makes it after we gave up waiting and looked: found, and asked for once", async () => {
    const at = await openCase(shop);
    const shown = await previewAgain(shop.tom, at);
    const executed = countExecutions("ReplacementComplete");
    fail("ReplacementComplete", { kind: "act-late", ms: 2_500, answers: true });
    const unsure = await giveUpWaiting(at, shown);
    await sweepAfter(minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await expect.poll(executed, { timeout: 10_000 }).toBe(1);
    await sweepAfter(2 * minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(executed()).toBe(1);
    expect(counts(at)).toEqual([1, 1]);
  });

  test("a webhook of the new order ends it before any sweep", async () => {
    const at = await openCase(shop);
    fail("ReplacementComplete", { kind: "reset-after" });
    const unsure = await sendAgain(shop.tom, at);
    await refreshOrder(shop.app, { orderId: String(madeFor(shop, at)[0]!.id) });
    await shop.world.workJobs();
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(counts(at)).toEqual([1, 1]);
  });

  test("several sweepers at once, of a draft that is known and was not asked an order of: one order", async () => {
    const at = await openCase(shop);
    fail("ReplacementCreate", { kind: "reset-after" });
    const unsure = await sendAgain(shop.tom, at);
    const desk = hurried(later(shop.app, minute));
    await Promise.all(Array.from({ length: 8 }, () => sweepOrderActions(desk)));
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(counts(at)).toEqual([1, 1]);
  });
});

describe("an answer that is plain", () => {
  test.each(["ReplacementCreate", "ReplacementComplete"])(
    "Shopify refuses %s: said in its words, no draft stays, and it may be tried again",
    async (operation) => {
      const at = await openCase(shop);
      fail(operation, { kind: "user-errors", errors: [{ field: null, message: "Not today" }] });
      expect(await sendAgain(shop.tom, at)).toMatchObject({
        state: "failed",
        problem: "refused",
        problemDetail: "Not today",
      });
      expect(counts(at)).toEqual([0, 0]);
      expect((await sendAgain(shop.tom, at)).state).toBe("succeeded");
      expect(counts(at)).toEqual([1, 1]);
    },
  );

  test("busy, then done: one order", async () => {
    const at = await openCase(shop);
    const shown = await previewAgain(shop.tom, at);
    fail("ReplacementCreate", { kind: "throttled", times: 2 });
    fail("ReplacementComplete", { kind: "throttled", times: 2 });
    expect(await confirmAgain(shop.tom, at, shown)).toMatchObject({ value: { state: "succeeded" } });
    expect(counts(at)).toEqual([1, 1]);
  });
});

test("a draft that the merchant threw away before it became an order: nothing was sent, and that is said", async () => {
  const at = await openCase(shop);
  fail("ReplacementComplete", { kind: "reset-before" });
  const unsure = await sendAgain(shop.tom, at);
  const state = shop.world.standin.admin.state(shop.domain);
  state.drafts = (state.drafts ?? []).filter((draft) => !draftsFor(shop, at).includes(draft));
  await resolveOrderAction(hurried(later(shop.app, minute)), { actionId: unsure.id });
  expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
  // That no order came of it only Shopify's search tells, which may be behind.
  await resolveOrderAction(hurried(later(shop.app, 29 * minute)), { actionId: unsure.id });
  expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
  await resolveOrderAction(hurried(later(shop.app, 60 * minute)), { actionId: unsure.id });
  expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "failed", problem: "not_done" });
  expect(counts(at)).toEqual([0, 0]);
});
