import { describe, expect, test } from "vitest";
import { buildActionView, moneyWordOf } from "#app/features/acts/action-view.ts";
import { sweepMoney } from "#app/features/acts/sweep-money.server.ts";
import { compareOrderAction, decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { noteMoneyMovement } from "#app/features/acts/note-money-movement.server.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import type { ActionResult } from "#app/features/acts/action-record.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import {
  asksFor,
  cancel,
  cancellationsOf,
  confirmCancel,
  finishJobs,
  previewCancel,
  sweepLater,
} from "./cancellation-shop.ts";
import { hurried, impatient, later, moneyOf, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const minute = 60_000;
const hour = 60 * minute;

const shop = shareRefundShop({ holdJobs: true });

const fail = (fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation: "OrderCancel", ...fault });
const all = [["shopify_payments", 2900, "EUR"]];

/** Nobody asks Shopify twice, whatever happens. */
function onceAt(at: RefundCase): void {
  expect(asksFor(shop, at)).toBeLessThanOrEqual(1);
  expect(cancellationsOf(shop, at)).toBeLessThanOrEqual(1);
}

describe("an answer that is lost: it is looked for, and never asked for again", () => {
  const acted: [string, PlannedFault][] = [
    ["the connection is cut after Shopify took it", { kind: "reset-after" }],
    ["500 after Shopify took it", { kind: "status-after", status: 500 }],
    [
      "an error without data after Shopify took it",
      { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true },
    ],
    ["null beside an error, after Shopify took it", { kind: "partial", path: ["orderCancel"] }],
  ];
  test.each(acted)("%s", async (_name, fault) => {
    const at = await openCase(shop);
    fail(fault);
    const unsure = await cancel(shop.tom, at);
    expect(unsure).toMatchObject({ state: "unknown", problem: "no_answer" });
    await sweepLater(shop, minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    finishJobs(shop);
    await sweepLater(shop, 20 * minute);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "succeeded", moneyState: "confirmed", problem: null });
    expect(moneyOf(shop, at)).toEqual(all);
    expect(await toldIn(shop, at)).toEqual([
      ["unknown", "none"],
      ["succeeded", "confirmed"],
    ]);
    onceAt(at);
  });

  const notActed: [string, PlannedFault][] = [
    ["the connection is cut before Shopify hears of it", { kind: "reset-before" }],
    ["503 before Shopify acts", { kind: "status-before", status: 503 }],
    [
      "an error without data, nothing done",
      { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR" },
    ],
  ];
  test.each(notActed)("%s: after an hour a person decides", async (_name, fault) => {
    const at = await openCase(shop);
    fail(fault);
    const unsure = await cancel(shop.tom, at);
    expect(unsure.state).toBe("unknown");
    await sweepLater(shop, 30 * minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await sweepLater(shop, 2 * hour);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect([asksFor(shop, at), moneyOf(shop, at)]).toEqual([0, []]);

    const soon = await decideOrderAction(shop.tom, at.ticketNumber, BigInt(unsure.id), "not_made", "Looked in Shopify");
    expect(soon).toMatchObject({ ok: false, problem: "too_early" });
    const tom = later(shop.tom, 2 * hour);
    expect(await compareOrderAction(tom, at.ticketNumber, BigInt(unsure.id))).toMatchObject({
      value: { shopify: { kind: "listed", refunds: [] }, mayDenyAt: null },
    });
    const decided = await decideOrderAction(tom, at.ticketNumber, BigInt(unsure.id), "not_made", "Looked in Shopify");
    expect(decided).toMatchObject({ value: { found: false, action: { state: "failed", problem: "person_not_made" } } });
    // And then it can be cancelled.
    await cancel(shop.tom, at);
    finishJobs(shop);
    await sweepLater(shop, minute);
    expect(moneyOf(shop, at)).toEqual(all);
    onceAt(at);
  });

  test("the answer comes after the time-out: one cancellation", async () => {
    const at = await openCase(shop);
    // Long enough for a busy machine to send it.
    fail({ kind: "act-late", ms: 2_000, answers: true });
    const unsure = await cancel(await impatient(shop.tom, 1_000), at);
    expect([unsure.state, asksFor(shop, at)]).toEqual(["unknown", 0]);
    await sweepLater(shop, minute);
    await expect.poll(() => asksFor(shop, at), { timeout: 5_000 }).toBe(1);
    finishJobs(shop);
    await sweepLater(shop, 20 * minute);
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(moneyOf(shop, at)).toEqual(all);
    onceAt(at);
  });

  test("it shows after a person was asked to look: that counts", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-after" });
    const unsure = await cancel(shop.tom, at);
    await sweepLater(shop, 2 * hour);
    expect((await rowOf(shop, unsure.id)).state).toBe("needs_person");
    finishJobs(shop);
    const decided = await decideOrderAction(
      later(shop.tom, 3 * hour),
      at.ticketNumber,
      BigInt(unsure.id),
      "not_made",
      "Looked in Shopify",
    );
    expect(decided).toMatchObject({ value: { found: true, action: { state: "succeeded", moneyState: "confirmed" } } });
    onceAt(at);
  });

  test("our database goes away after Shopify took it: the sweeper ends it", async () => {
    const at = await openCase(shop);
    const shown = await previewCancel(shop.tom, at);
    let commits = 0;
    const dying: typeof shop.tom = {
      ...shop.tom,
      tx: (work) => (++commits === 1 ? shop.tom.tx(work) : Promise.reject(new Error("connection terminated"))),
    };
    await expect(confirmCancel(dying, at, shown)).rejects.toThrow("connection terminated");
    finishJobs(shop);
    expect(await sweepLater(shop, 2 * minute)).toBe(1);
    expect(await confirmCancel(shop.tom, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
    onceAt(at);
    expect(moneyOf(shop, at)).toEqual(all);
  });
});

describe("an answer that is plain", () => {
  test("Shopify refuses: nothing was cancelled, its words are shown, and one may try again", async () => {
    const at = await openCase(shop);
    fail({ kind: "user-errors", errors: [{ field: ["orderId"], message: "Not today" }] });
    const refused = await cancel(shop.tom, at);
    expect(refused).toMatchObject({ state: "failed", problem: "refused", problemDetail: "Not today" });
    expect((await cancel(shop.tom, at)).state).toBe("running");
    onceAt(at);
  });

  test("Shopify is too busy for a moment: it is asked again, and takes it once", async () => {
    const at = await openCase(shop);
    fail({ kind: "throttled" });
    expect((await cancel(shop.tom, at)).state).toBe("running");
    onceAt(at);
  });
});

describe("what becomes of Shopify's job", () => {
  test("it is done and the order is not cancelled: that is said, with what Shopify says of it", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at);
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
    finishJobs(shop);
    await sweepLater(shop, minute);
    const problemDetail = "Order has been fulfilled and cannot be cancelled";
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "failed", problem: "not_done", problemDetail });
    expect([cancellationsOf(shop, at), moneyOf(shop, at)]).toEqual([0, []]);
  });

  test("the same where Shopify says nothing of it: once it had time to show it", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at);
    const { progress } = await rowOf(shop, taken.id);
    const { jobId } = progress as { jobId: string };
    await shop.tom.db.orderAction.updateMany({ where: { id: BigInt(taken.id) }, data: { progress: { jobId } } });
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
    finishJobs(shop);
    await sweepLater(shop, minute);
    expect((await rowOf(shop, taken.id)).state).toBe("running");
    await sweepLater(shop, 10 * minute);
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "failed", problem: "not_done", problemDetail: null });
    expect([cancellationsOf(shop, at), moneyOf(shop, at)]).toEqual([0, []]);
  });

  test("it never ends: after a day somebody is to look, and the ticket comes back", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at);
    await shop.tom.db.ticket.updateMany({
      where: { number: at.ticketNumber },
      data: { status: "solved", isOpen: false },
    });
    await sweepLater(shop, 23 * hour);
    expect((await rowOf(shop, taken.id)).state).toBe("running");
    await sweepLater(shop, 25 * hour);
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    const ticket = await shop.tom.db.ticket.findFirstOrThrow({ where: { number: at.ticketNumber } });
    expect(ticket.status).toBe("open");
    onceAt(at);
  });

  test("Shopify cannot be asked: it is still under way, not unknown", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at);
    shop.world.standin.admin.faults.next({
      operation: "CancellationReadBack",
      kind: "status-before",
      status: 503,
      times: 20,
    });
    await sweepLater(shop, minute);
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "running", problem: null });
    shop.world.standin.admin.faults.clear();
    finishJobs(shop);
    await sweepLater(shop, hour);
    expect((await rowOf(shop, taken.id)).state).toBe("succeeded");
  });

  test("somebody cancels it in Shopify meanwhile: not ours, and it is said so", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at);
    shop.world.standin.admin.edits.cancelOrderDirectly(shop.domain, at.order.id, { refund: true });
    finishJobs(shop);
    await sweepLater(shop, minute);
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "failed", problem: "cancelled_elsewhere" });
    expect(moneyOf(shop, at)).toEqual(all);
  });

  test("cancelled in Shopify between preview and confirmation: nothing is asked", async () => {
    const at = await openCase(shop);
    const shown = await previewCancel(shop.tom, at);
    shop.world.standin.admin.edits.cancelOrderDirectly(shop.domain, at.order.id, { refund: true });
    expect(await confirmCancel(shop.tom, at, shown)).toMatchObject({ ok: false, problem: "cancelled" });
    expect(asksFor(shop, at)).toBe(0);
  });

  test("Shopify's news of the order ends it without waiting", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    expect((await rowOf(shop, taken.id)).leaseUntil).not.toBeNull();
    finishJobs(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    expect((await rowOf(shop, taken.id)).leaseUntil).toBeNull();
    await resolveOrderAction(shop.app, { actionId: taken.id });
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "succeeded", reconciled: false });
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    expect((await rowOf(shop, taken.id)).reconciled).toBe(true);
  });

  test("many sweepers at once: told once", async () => {
    const at = await openCase(shop);
    await cancel(shop.tom, at);
    finishJobs(shop);
    await Promise.all(Array.from({ length: 8 }, () => sweepLater(shop, minute)));
    expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);
  });
});

/** Shopify, or somebody there, gives a part of an order's money back. */
const giveBack = ({ order }: RefundCase, amount: string) =>
  shop.world.standin.admin.edits.refundOrder(shop.domain, order.id, {
    transactions: [
      {
        orderId: `gid://shopify/Order/${order.id}`,
        parentId: `gid://shopify/OrderTransaction/${order.transactions[0]!.id}`,
        gateway: "shopify_payments",
        kind: "REFUND",
        amount,
      },
    ],
  });

describe("the money of a cancellation", () => {
  test.each([
    ["FAILURE", "failed", "payment_failed"],
    ["SUCCESS", "confirmed", null],
  ])("the payment is decided later: %s", async (status, moneyState, problem) => {
    const at = await openCase(shop);
    fail({ kind: "transaction", status: "PENDING" });
    const taken = await cancel(shop.tom, at);
    finishJobs(shop);
    await sweepLater(shop, minute);
    const sent = await rowOf(shop, taken.id);
    expect(sent).toMatchObject({ state: "succeeded", moneyState: "sent" });
    await shop.tom.db.ticket.updateMany({
      where: { number: at.ticketNumber },
      data: { status: "solved", isOpen: false },
    });
    const transactionId = (sent.result as unknown as ActionResult).transactions[0]!.id;
    await noteMoneyMovement(shop.app, { orderId: String(at.order.id), transactionId, status });
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "succeeded", moneyState, problem });
    const ticket = await shop.tom.db.ticket.findFirstOrThrow({ where: { number: at.ticketNumber } });
    expect(ticket.status).toBe(status === "FAILURE" ? "open" : "solved");
  });

  test("Shopify cancels and gives nothing back: it is waited for, and then said", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at);
    const job = shop.world.standin.admin.state(shop.domain).jobs!.find(({ orderId }) => orderId === at.order.id)!;
    job.refund = false;
    finishJobs(shop);
    await sweepLater(shop, minute);
    const waiting = await rowOf(shop, taken.id);
    expect(waiting.state).toBe("running");
    expect(buildActionView(waiting, "")).toMatchObject({ isUnderWay: true, isRefundAwaited: true });
    await sweepLater(shop, 2 * hour);
    expect(await rowOf(shop, taken.id)).toMatchObject({
      state: "succeeded",
      moneyState: "failed",
      problem: "refund_missing",
    });
    expect(await toldIn(shop, at)).toEqual([["succeeded", "failed"]]);
    expect(moneyWordOf(buildActionView(await rowOf(shop, taken.id), ""))).toBe("missing");

    // It is looked for on and on, and told again only when it is there: here by what reading the order shows.
    const orderId = String(at.order.id);
    await refreshOrder(hurried(shop.app), { orderId });
    expect(await toldIn(shop, at)).toHaveLength(1);
    giveBack(at, "9.00");
    await refreshOrder(hurried(shop.app), { orderId });
    expect(await rowOf(shop, taken.id)).toMatchObject({ moneyState: "failed", problem: "refund_missing" });
    giveBack(at, "20.00");

    // Only for 30 days, neither by the clock nor by what reading the order shows.
    const month = 30 * 24 * hour;
    const tooLate = later(shop.app, 2 * hour + month);
    expect(await sweepMoney(tooLate)).toBe(0);
    await refreshOrder(tooLate, { orderId });
    expect(await rowOf(shop, taken.id)).toMatchObject({ moneyState: "failed", problem: "refund_missing" });
    await shop.world.workJobs();
    await sweepMoney(later(shop.app, 4 * hour));
    await shop.world.workJobs();
    expect(await rowOf(shop, taken.id)).toMatchObject({
      moneyState: "confirmed",
      problem: null,
      shopAmountMinor: 2900n,
    });
    expect(await toldIn(shop, at)).toEqual([
      ["succeeded", "failed"],
      ["succeeded", "failed"],
      ["succeeded", "confirmed"],
    ]);
    expect(moneyWordOf(buildActionView(await rowOf(shop, taken.id), ""))).toBe("confirmed");
  });
});
