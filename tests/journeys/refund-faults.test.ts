import { describe, expect, test } from "vitest";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import {
  confirm,
  hurried,
  impatient,
  later,
  moneyOf,
  openCase,
  preview,
  refund,
  rowOf,
  toldIn,
} from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const minute = 60_000;
const hour = 60 * minute;

const shop = shareRefundShop();

const fail = (fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation: "RefundCreate", ...fault });
const oneTea = { amount: "5.00" };
const once = [["shopify_payments", 500, "EUR"]];

describe("an answer that is lost, however it is lost: the money goes back once", () => {
  const acted: [name: string, fault: PlannedFault][] = [
    ["the connection is cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
    ["502 after Shopify acted", { kind: "status-after", status: 502 }],
    [
      "an error without data after Shopify acted",
      { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true },
    ],
    ["the refund is null beside an error, after Shopify acted", { kind: "partial", path: ["refundCreate"] }],
  ];
  const notActed: [name: string, fault: PlannedFault][] = [
    ["the connection is cut before Shopify acts", { kind: "reset-before" }],
    ["503 before Shopify acts", { kind: "status-before", status: 503 }],
    [
      "an error without data, nothing done",
      { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR" },
    ],
  ];
  test.each([...acted, ...notActed])("%s", async (name, fault) => {
    const at = await openCase(shop);
    fail(fault);
    const unsure = await refund(shop.tom, at, oneTea);
    expect(unsure).toMatchObject({ state: "unknown", moneyState: "none", problem: "no_answer" });
    expect(moneyOf(shop, at)).toEqual(acted.some(([one]) => one === name) ? once : []);

    expect(await sweepOrderActions(hurried(later(shop.app, minute)))).toBe(1);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "succeeded", moneyState: "confirmed", problem: null });
    expect(moneyOf(shop, at)).toEqual(once);
    expect(await toldIn(shop, at)).toEqual([
      ["unknown", "none"],
      ["succeeded", "confirmed"],
    ]);
    expect(await sweepOrderActions(hurried(later(shop.app, hour)))).toBe(0);
  });

  test("the answer comes after the time-out", async () => {
    const at = await openCase(shop);
    const executed = countExecutions("RefundCreate");
    // Long enough for a busy machine to send it.
    fail({ kind: "act-late", ms: 2_000, answers: true });
    const tom = await impatient(shop.tom, 1_000);
    const unsure = await refund(tom, at, oneTea);
    expect(unsure.state).toBe("unknown");
    expect(executed()).toBe(0);
    // The first request may still be executing: with the same key it is the same refund.
    await sweepOrderActions(hurried(later(shop.app, minute)));
    await expect.poll(executed, { timeout: 5_000 }).toBe(2);
    await sweepOrderActions(hurried(later(shop.app, hour)));
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("our database goes away after Shopify acted: the agent sees an error, the sweeper ends it", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    let commits = 0;
    const dying: typeof shop.tom = {
      ...shop.tom,
      tx: (work) => (++commits === 1 ? shop.tom.tx(work) : Promise.reject(new Error("connection terminated"))),
    };
    await expect(confirm(dying, at, shown)).rejects.toThrow("connection terminated");
    expect(moneyOf(shop, at)).toEqual(once);
    expect(await sweepOrderActions(hurried(later(shop.app, 2 * minute)))).toBe(1);
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect(moneyOf(shop, at)).toEqual(once);
  });

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

  test("while Shopify answers nothing it stays unknown, and is asked again later and later", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-before", times: 3 });
    const unsure = await refund(shop.tom, at, oneTea);
    const due = [(await rowOf(shop, unsure.id)).leaseUntil!.getTime()];
    for (let round = 1; round <= 2; round++) {
      await sweepOrderActions(hurried(later(shop.app, round * 20 * minute)));
      due.push((await rowOf(shop, unsure.id)).leaseUntil!.getTime());
    }
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    expect(due).toEqual([...due].sort((a, b) => a - b));
    expect(await toldIn(shop, at)).toEqual([["unknown", "none"]]);
    await sweepOrderActions(hurried(later(shop.app, 2 * hour)));
    expect(moneyOf(shop, at)).toEqual(once);
  });
});

describe("an answer that is plain", () => {
  test("Shopify refuses: nothing moved, its words are shown, and a new preview may be confirmed", async () => {
    const at = await openCase(shop);
    fail({ kind: "user-errors", errors: [{ field: null, message: "Refund is not possible today" }] });
    const refused = await refund(shop.tom, at, oneTea);
    expect(refused).toMatchObject({
      state: "failed",
      moneyState: "none",
      problem: "refused",
      problemDetail: "Refund is not possible today",
    });
    expect(moneyOf(shop, at)).toEqual([]);
    expect((await refund(shop.tom, at, oneTea)).state).toBe("succeeded");
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("busy five times, then done: one refund", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    fail({ kind: "throttled", times: 5 });
    const done = await confirm(shop.tom, at, shown);
    expect(done).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("a refusal of the token is certain: nothing was done", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    fail({ kind: "status-before", status: 403 });
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ value: { state: "failed", problem: "token_refused" } });
    expect(moneyOf(shop, at)).toEqual([]);
  });
});

describe("what a machine must not decide", () => {
  test("a repetition that is refused while the first request may still be at work", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-before" });
    const unsure = await refund(shop.tom, at, oneTea);
    const refuse = () => fail({ kind: "user-errors", errors: [{ field: null, message: "Already in progress" }] });
    refuse();
    await resolveOrderAction(hurried(later(shop.app, minute)), { actionId: unsure.id });
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "unknown", problemDetail: "Already in progress" });
    // Whoever sent it may have a clock that is some minutes behind.
    refuse();
    await resolveOrderAction(hurried(later(shop.app, 12 * minute)), { actionId: unsure.id });
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    // By then no request is.
    refuse();
    await resolveOrderAction(hurried(later(shop.app, 21 * minute)), { actionId: unsure.id });
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "failed", problem: "refused" });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("an order that somebody refunded in Shopify meanwhile is not refunded once more", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-before" });
    const unsure = await refund(shop.tom, at, oneTea);
    shop.world.standin.advance(60);
    const { id } = at.order;
    shop.world.standin.admin.edits.refundOrder(shop.domain, id, {
      transactions: [
        {
          orderId: `gid://shopify/Order/${id}`,
          parentId: `gid://shopify/OrderTransaction/${id}7`,
          gateway: "shopify_payments",
          kind: "REFUND",
          amount: "5.00",
        },
      ],
    });
    await resolveOrderAction(hurried(later(shop.app, hour)), { actionId: unsure.id });
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "refunded_elsewhere" });
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("what was ended as not sent while the sweeper took it", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-before" });
    const { id: actionId } = await refund(shop.tom, at, oneTea);
    const id = BigInt(actionId);
    const { db } = shop.app;
    await db.orderAction.updateMany({ where: { id }, data: { state: "running", leaseUntil: null } });
    // Who runs it gives up waiting for room at Shopify, between the sweeper's lease and its next step.
    const rows = new Proxy(db.orderAction, {
      get: (target, name) =>
        name !== "updateMany"
          ? Reflect.get(target, name)
          : async (args: Parameters<typeof db.orderAction.updateMany>[0]) => {
              const done = await db.orderAction.updateMany(args);
              await db.orderAction.updateMany({ where: { id, state: "running" }, data: { state: "failed" } });
              return done;
            },
    });
    const raced = new Proxy(db, { get: (target, name) => (name === "orderAction" ? rows : Reflect.get(target, name)) });
    await resolveOrderAction({ ...hurried(later(shop.app, minute)), db: raced }, { actionId });
    expect((await rowOf(shop, actionId)).state).toBe("failed");
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("a key that Shopify may have forgotten is never used again", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-before" });
    const unsure = await refund(shop.tom, at, oneTea);
    await sweepOrderActions(hurried(later(shop.app, 23 * hour + minute)));
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "key_expired" });
    await sweepOrderActions(hurried(later(shop.app, 48 * hour)));
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("but what bears our mark is found, however old", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-after" });
    const unsure = await refund(shop.tom, at, oneTea);
    await sweepOrderActions(hurried(later(shop.app, 30 * hour)));
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("a key that Shopify knows with another content", async () => {
    const at = await openCase(shop);
    fail({ kind: "error", message: "Other parameters", code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" });
    const stopped = await refund(shop.tom, at, oneTea);
    expect(stopped).toMatchObject({ state: "needs_person", problem: "key_mismatch" });
    expect(await sweepOrderActions(hurried(later(shop.app, hour)))).toBe(0);
    // Nor when a job for it is still waiting somewhere.
    await resolveOrderAction(hurried(later(shop.app, hour)), { actionId: stopped.id });
    expect((await rowOf(shop, stopped.id)).state).toBe("needs_person");
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("a deleted order; the ticket comes back", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-before" });
    const unsure = await refund(shop.tom, at, oneTea);
    await shop.tom.db.ticket.updateMany({
      where: { number: at.ticketNumber },
      data: { status: "solved", isOpen: false },
    });
    shop.world.standin.admin.edits.deleteOrder(shop.domain, at.order.id);
    await sweepOrderActions(hurried(later(shop.app, minute)));
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "order_deleted" });
    expect(await shop.tom.db.ticket.findFirst({ where: { number: at.ticketNumber } })).toMatchObject({
      status: "open",
      isOpen: true,
    });
  });
});
