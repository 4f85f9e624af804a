import { describe, expect, test } from "vitest";
import type { ActionResult } from "#app/features/acts/action-record.ts";
import { decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { followMoney } from "#app/features/acts/follow-money.server.ts";
import { noteMoneyMovement } from "#app/features/acts/note-money-movement.server.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { reconcileOrders } from "#app/features/reconciliation/reconcile-orders.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { cancel, cancellationsOf, confirmCancel, finishJobs, previewCancel, sweepLater } from "./cancellation-shop.ts";
import { confirm, hurried, later, moneyOf, openCase, preview, refund, rowOf, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";
import { confirmAgain, draftsFor, madeFor, previewAgain, sendAgain } from "./replacement-shop.ts";

const minute = 60_000;
const hour = 60 * minute;

const shop = shareRefundShop({ scopes: ["write_orders", "write_draft_orders"], holdJobs: true });

const faults = () => shop.world.standin.admin.faults;
const stateOf = () => shop.world.standin.admin.state(shop.domain);
const oneTea = { amount: "5.00" };

/** Changes what Shopify answers to requests with this text in them. The result puts it right again. */
function changeAnswers(query: string, change: (answer: string) => string): () => void {
  const { admin } = shop.world.standin;
  const { execute } = admin;
  admin.execute = async (caller, body) => {
    const answer = await execute(caller, body);
    return body.query?.includes(query) ? JSON.parse(change(JSON.stringify(answer))) : answer;
  };
  return () => void (admin.execute = execute);
}

type Unlisted = { refundCreate: { refund: { transactions: { nodes: unknown[] } } } };

/** The merchant gives money back in Shopify's own admin. */
const refundAtShopify = ({ order: { id } }: RefundCase, amount: string) =>
  shop.world.standin.admin.edits.refundOrder(shop.domain, id, {
    transactions: [
      {
        orderId: `gid://shopify/Order/${id}`,
        parentId: `gid://shopify/OrderTransaction/${id}7`,
        gateway: "shopify_payments",
        kind: "REFUND",
        amount,
      },
    ],
  });

describe("between preview and confirmation", () => {
  const acts: [string, (at: RefundCase) => Promise<() => Promise<unknown>>][] = [
    [
      "refund",
      async (at) => {
        const shown = await preview(shop.tom, at, oneTea);
        return () => confirm(shop.tom, at, shown);
      },
    ],
    [
      "cancellation",
      async (at) => {
        const shown = await previewCancel(shop.tom, at);
        return () => confirmCancel(shop.tom, at, shown);
      },
    ],
    [
      "replacement",
      async (at) => {
        const shown = await previewAgain(shop.tom, at);
        return () => confirmAgain(shop.tom, at, shown);
      },
    ],
  ];

  test.each(acts)(
    "somebody says that the ticket is about another order: no %s of the old one",
    async (_kind, begin) => {
      const [at, other] = [await openCase(shop), await openCase(shop)];
      const press = await begin(at);
      const change = (data: object) => shop.tom.db.ticket.updateMany({ where: { number: at.ticketNumber }, data });
      await change({ orderId: BigInt(other.order.id) });
      expect(await press()).toMatchObject({ ok: false, problem: "order_changed" });
      await change({ orderId: null });
      expect(await press()).toMatchObject({ ok: false, problem: "order_not_pinned" });
      await change({ orderId: BigInt(at.order.id), orderMatch: "unsure" });
      expect(await press()).toMatchObject({ ok: false, problem: "order_not_pinned" });
      await change({ orderMatch: "certain" });
      expect(await press()).toMatchObject({ ok: true });
    },
  );

  test("the merchant gives the same goodwill in Shopify, and no webhook tells: it is not given twice", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    refundAtShopify(at, "5.00");
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: false, problem: "order_changed" });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 500, "EUR"]]);
    // Who has seen it may still give it.
    expect(await confirm(shop.tom, at, await preview(shop.tom, at, oneTea))).toMatchObject({ ok: true });
  });

  test("Shopify cannot be asked what changed: nothing is begun, and the same may be pressed again", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    faults().next({ operation: "RefundLastLook", kind: "error", message: "no", code: "MAX_COST_EXCEEDED" });
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: false, problem: "not_reached" });
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
  });
});

test("who may not refund in Shopify is told so, and gets it from no repetition with the app's own token", async () => {
  const person = stateOf().staff[1]!;
  person.scopes = shop.tom.shopify.scopes.filter((scope) => scope !== "write_orders");
  // Signed in before; a new token knows it.
  await prisma.shopSession.deleteMany({ where: { shop: shop.domain, userId: BigInt(person.id) } });
  const eva = await shop.world.staffDesk(0, 1);
  const at = await openCase(shop);
  const shown = await preview(shop.tom, at, oneTea);
  await shop.tom.db.orderAction.updateMany({
    where: { requestKey: shown.requestKey },
    data: { staffId: eva.staff.id },
  });
  faults().next({ operation: "RefundCreate", kind: "reset-before" });
  expect(await confirm(eva, at, shown)).toMatchObject({ ok: false, problem: "scope_missing" });
  await sweepOrderActions(hurried(later(shop.app, minute)));
  expect(moneyOf(shop, at)).toEqual([]);
  person.scopes = null;
});

describe("a replacement of which it is not known whether it was made", () => {
  /** Made, and nobody heard of it; Shopify's search does not show it for a while. */
  async function madeUnheard(): Promise<{ at: RefundCase; id: string }> {
    const at = await openCase(shop);
    shop.world.standin.admin.search.lagMs = 20 * minute;
    faults().next({ operation: "ReplacementComplete", kind: "reset-after" });
    const { id, state } = await sendAgain(shop.tom, at);
    expect(state).toBe("unknown");
    return { at, id };
  }
  /** Its draft is there, and nobody heard of it. */
  async function preparedUnheard(): Promise<{ at: RefundCase; id: string }> {
    const at = await openCase(shop);
    faults().next({ operation: "ReplacementCreate", kind: "reset-after" });
    const { id, state } = await sendAgain(shop.tom, at);
    expect(state).toBe("unknown");
    return { at, id };
  }
  const resolve = (id: string, after: number) => resolveOrderAction(hurried(later(shop.app, after)), { actionId: id });

  test("a part that is missing from Shopify's answer is no deleted draft", async () => {
    const { at, id } = await madeUnheard();
    faults().next({ operation: "ReplacementLook", kind: "partial", path: ["draftOrder"] });
    await resolve(id, 40 * minute);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolve(id, 60 * minute);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
    expect(madeFor(shop, at)).toHaveLength(1);
  });

  test("a refusal because it is made already, of which Shopify does not show why", async () => {
    const { at, id } = await preparedUnheard();
    // Somebody makes an order of it in Shopify just after it was looked at.
    const restore = changeAnswers("query ReplacementLook", (answer) => {
      restore();
      faults().next({ operation: "ReplacementLook", kind: "error", message: "no", code: "ACCESS_DENIED" });
      shop.world.standin.admin.edits.payInvoice(shop.domain, draftsFor(shop, at)[0]!.id);
      return answer;
    });
    await resolve(id, 6 * minute);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolve(id, 40 * minute);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
    expect(madeFor(shop, at)).toHaveLength(1);
  });

  test("a refusal of the order that was to be made of a draft that was found: said in its words, and no draft stays", async () => {
    const { at, id } = await preparedUnheard();
    const errors = [{ field: null, message: "Not today" }];
    faults().next({ operation: "ReplacementComplete", kind: "user-errors", errors });
    await resolve(id, minute);
    const refused = { state: "failed", problem: "refused", problemDetail: "Not today" };
    expect(await rowOf(shop, id)).toMatchObject(refused);
    expect([draftsFor(shop, at).length, madeFor(shop, at).length]).toEqual([0, 0]);
  });

  test("Shopify was certainly not asked for the order: it is, as soon as it can be", async () => {
    const { at, id } = await preparedUnheard();
    faults().next({ operation: "ReplacementComplete", kind: "error", message: "no", code: "ACCESS_DENIED" });
    await resolve(id, minute);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolve(id, 2 * minute);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
    expect([draftsFor(shop, at).length, madeFor(shop, at).length]).toEqual([1, 1]);
  });

  test("a draft that somebody made cost something meanwhile becomes no order, and stays theirs", async () => {
    const at = await openCase(shop);
    faults().next({ operation: "ReplacementComplete", kind: "reset-before" });
    const { id } = await sendAgain(shop.tom, at);
    draftsFor(shop, at)[0]!.discount = null;
    await resolve(id, 59 * minute);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolve(id, 61 * minute);
    expect(await rowOf(shop, id)).toMatchObject({ state: "failed", problem: "not_free" });
    expect([draftsFor(shop, at).length, madeFor(shop, at).length]).toEqual([1, 0]);
  });

  test("a draft that is not as calculated is thrown away", async () => {
    const at = await openCase(shop);
    const shown = await previewAgain(shop.tom, at);
    const restore = changeAnswers("mutation ReplacementCreate", (answer) => answer.replaceAll('"0.0"', '"0.01"'));
    expect(await confirmAgain(shop.tom, at, shown)).toMatchObject({ value: { state: "failed", problem: "not_free" } });
    restore();
    expect([draftsFor(shop, at).length, madeFor(shop, at).length]).toEqual([0, 0]);
  });
});

test("sums that Shopify writes with more decimals than the currency has hold nothing up", async () => {
  const at = await openCase(shop);
  faults().next({ operation: "RefundCreate", kind: "reset-after" });
  const { id } = await refund(shop.tom, at, oneTea);
  const restore = changeAnswers("query RefundReadBack", (answer) => answer.replaceAll('"5.0"', '"5.004"'));
  await resolveOrderAction(hurried(later(shop.app, minute)), { actionId: id });
  restore();
  expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState: "confirmed" });
});

test("nobody can say that the order was not cancelled while Shopify shows that we did it", async () => {
  const at = await openCase(shop);
  faults().next({ operation: "OrderCancel", kind: "reset-after" });
  const { id } = await cancel(shop.tom, at);
  await sweepLater(shop, hour + minute);
  expect((await rowOf(shop, id)).state).toBe("needs_person");
  stateOf().jobs!.find(({ orderId }) => orderId === at.order.id)!.refund = false;
  finishJobs(shop);
  // Just now, as seen by who decides.
  const decidedAt = hour + 2 * minute;
  stateOf().orders.find(({ id: one }) => one === at.order.id)!.cancelledAt = new Date(
    Date.now() + decidedAt,
  ).toISOString();
  const told = await decideOrderAction(
    later(shop.tom, decidedAt),
    at.ticketNumber,
    BigInt(id),
    "not_made",
    "Looked in Shopify",
  );
  expect(told).toMatchObject({ ok: true, value: { found: true } });
  expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState: "failed", problem: "refund_missing" });
  expect(cancellationsOf(shop, at)).toBe(1);
});

describe("the money of a refund", () => {
  test.each([
    ["SUCCESS", "confirmed", null],
    ["FAILURE", "failed", "payment_failed"],
  ] as const)("whose payment Shopify lists only later: %s", async (status, moneyState, problem) => {
    const at = await openCase(shop);
    faults().next({ operation: "RefundCreate", kind: "transaction", status: "PENDING" });
    const restore = changeAnswers("mutation RefundCreate", (answer) => {
      const read = JSON.parse(answer);
      const find = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        if ("refundCreate" in value) (value as Unlisted).refundCreate.refund.transactions.nodes = [];
        else Object.values(value).forEach(find);
      };
      find(read);
      return JSON.stringify(read);
    });
    const { id } = await refund(shop.tom, at, oneTea);
    restore();
    const order = stateOf().orders.find((one) => one.id === at.order.id)!;
    const payment = order.transactions.find(({ kind }) => kind === "REFUND")!;
    shop.world.standin.admin.edits.settleTransaction(shop.domain, payment.id, status);
    expect((await rowOf(shop, id)).moneyState).toBe("sent");
    await followMoney(hurried(later(shop.app, 2 * hour)), { actionId: id });
    expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState, problem });
  });

  const solved = { isOpen: false, solvedAt: new Date() };
  test.each([
    ["closed", { status: "closed", ...solved, closedAt: new Date() }],
    ["on hold", { status: "on_hold", isOpen: false }],
    ["snoozed until the customer writes", { status: "open", isOpen: false, snoozed: true }],
    [
      "snoozed until next month",
      { status: "pending", isOpen: false, snoozed: true, snoozedUntil: new Date(Date.now() + 30 * 24 * hour) },
    ],
  ])("does not arrive: a ticket that is %s comes back", async (_place, data) => {
    const at = await openCase(shop);
    faults().next({ operation: "RefundCreate", kind: "transaction", status: "PENDING" });
    const { id } = await refund(shop.tom, at, oneTea);
    await shop.tom.db.ticket.updateMany({ where: { number: at.ticketNumber }, data });
    const [payment] = ((await rowOf(shop, id)).result as unknown as ActionResult).transactions;
    const orderId = String(at.order.id);
    await noteMoneyMovement(shop.app, { orderId, transactionId: payment!.id, status: "FAILURE" });
    expect(await shop.tom.db.ticket.findFirstOrThrow({ where: { number: at.ticketNumber } })).toMatchObject({
      status: "open",
      isOpen: true,
      snoozed: false,
      snoozedUntil: null,
      solvedAt: null,
      closedAt: null,
      unread: true,
    });
  });
});

test("reconciliation reads the new order of a replacement, which shows it, and not the old one", async () => {
  const at = await openCase(shop);
  const { id } = await sendAgain(shop.tom, at);
  await shop.tom.db.orderAction.updateMany({
    where: { id: BigInt(id) },
    data: { finishedAt: new Date(Date.now() - 2 * hour) },
  });
  await shop.tom.db.orderImport.create({ data: { state: "done" } });
  expect((await rowOf(shop, id)).reconciled).toBe(false);
  await reconcileOrders(hurried(shop.app), { kind: "recent" });
  expect((await rowOf(shop, id)).reconciled).toBe(true);
});
