import { expect, test } from "vitest";
import { findAlarms } from "#app/features/acts/find-alarms.server.ts";
import { readHome } from "#app/features/home/read-home.server.ts";
import { listActs } from "#app/features/reports/list-acts.server.ts";
import { parseActsFilter } from "#app/features/reports/parse-acts-filter.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { buildActionView, moneyWordOf, type ActionView } from "#app/features/acts/action-view.ts";
import type { ActionResult } from "#app/features/acts/action-record.ts";
import { noteMoneyMovement } from "#app/features/acts/note-money-movement.server.ts";
import { readOrder } from "#app/features/orders/read-order.server.ts";
import { reconcileActionsWithOrder } from "#app/features/acts/reconcile-order-actions.server.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import { sweepMoney } from "#app/features/acts/sweep-money.server.ts";
import { listShopsWithOpenMoney } from "#app/platform/db/shop-directory.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import {
  hurried,
  later,
  moneyOf,
  mugOrder,
  openCase,
  pair,
  refund,
  rowOf,
  samplePayment,
  toldIn,
  type RefundCase,
} from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();

const oneTea = { amount: "5.00" };
const once = [["shopify_payments", 500, "EUR"]];

/** A refund that the payment provider has not decided yet, in a ticket that was solved meanwhile. */
async function pendingRefund(): Promise<{ at: RefundCase; sent: ActionView; transactionId: string }> {
  const at = await openCase(shop);
  shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "transaction", status: "PENDING" });
  const sent = await refund(shop.tom, at, oneTea);
  expect(sent).toMatchObject({ state: "succeeded", moneyState: "sent" });
  await shop.tom.db.ticket.updateMany({
    where: { number: at.ticketNumber },
    data: { status: "solved", isOpen: false, solvedAt: new Date() },
  });
  const { result } = await rowOf(shop, sent.id);
  return { at, sent, transactionId: (result as unknown as ActionResult).transactions[0]!.id };
}

const ticketOf = (at: RefundCase) => shop.tom.db.ticket.findFirstOrThrow({ where: { number: at.ticketNumber } });

async function liveOrder(at: RefundCase) {
  const reading = await readOrder(shop.tom.shopify, shop.domain, String(at.order.id));
  if (reading.kind !== "found") throw new Error(reading.kind);
  return reading.order;
}

test("the provider pays: sent becomes confirmed, once, and the ticket stays solved", async () => {
  const { at, sent, transactionId } = await pendingRefund();
  expect(moneyOf(shop, at)).toEqual([]);
  shop.world.standin.admin.edits.settleTransaction(shop.domain, Number(transactionId), "SUCCESS");
  const news = { orderId: String(at.order.id), transactionId, status: "success" };
  await Promise.all([1, 2, 3].map(() => noteMoneyMovement(shop.app, news)));
  await noteMoneyMovement(shop.app, { ...news, status: "PENDING" });
  await noteMoneyMovement(shop.app, { ...news, status: "FAILURE" });
  expect(await rowOf(shop, sent.id)).toMatchObject({ moneyState: "confirmed", problem: null });
  expect(await toldIn(shop, at)).toEqual([
    ["succeeded", "sent"],
    ["succeeded", "confirmed"],
  ]);
  const noted = await shop.app.db.auditEntry.findMany({ where: { ticketNumber: at.ticketNumber, source: "job" } });
  expect(noted).toMatchObject([{ kind: "act_ended", staffId: null, after: { act: "refund", money: "confirmed" } }]);
  expect((await ticketOf(at)).status).toBe("solved");
  expect(moneyOf(shop, at)).toEqual(once);
});

test("the provider does not pay: the ticket comes back and says so", async () => {
  const { at, sent, transactionId } = await pendingRefund();
  shop.world.standin.admin.edits.settleTransaction(shop.domain, Number(transactionId), "FAILURE");
  await noteMoneyMovement(shop.app, { orderId: String(at.order.id), transactionId, status: "failure" });
  await noteMoneyMovement(shop.app, { orderId: String(at.order.id), transactionId, status: "failure" });
  expect(await rowOf(shop, sent.id)).toMatchObject({
    state: "succeeded",
    moneyState: "failed",
    problem: "payment_failed",
  });
  expect(await toldIn(shop, at)).toEqual([
    ["succeeded", "sent"],
    ["succeeded", "failed"],
  ]);
  expect(await ticketOf(at)).toMatchObject({ status: "open", isOpen: true, solvedAt: null });
  expect(moneyOf(shop, at)).toEqual([]);
  // The money is there again, and can be refunded another way.
  expect((await refund(shop.tom, at, oneTea)).state).toBe("succeeded");
});

test("the provider refuses while the ticket is open: whose it is and whose act it was are told, and Home leads to it", async () => {
  const before = await findAlarms(shop.app);
  const { at, sent, transactionId } = await pendingRefund();
  const where = { number: at.ticketNumber };
  const ticket = { status: "open", isOpen: true, unread: false, solvedAt: null };
  await shop.tom.db.ticket.updateMany({ where, data: { ...ticket, assigneeId: shop.eva.staff.id } });
  const news = { orderId: String(at.order.id), transactionId, status: "FAILURE" };
  await Promise.all([1, 2].map(() => noteMoneyMovement(shop.app, news)));
  const { id, unread } = await ticketOf(at);
  expect(unread).toBe(true);
  const noticesIn = (ticketId: bigint) =>
    shop.app.db.staffNotice.findMany({ where: { ticketId, kind: "act_alarm" }, orderBy: { staffId: "asc" } });
  expect((await noticesIn(id)).map(({ staffId }) => staffId)).toEqual(
    [shop.tom.staff.id, shop.eva.staff.id].sort((one, other) => Number(one - other)),
  );
  const alarm = (await findAlarms(shop.app)).filter((one) => !before.includes(one));
  expect(alarm).toEqual([BigInt(sent.id)]);
  expect((await readHome(shop.tom)).waiting.alarms).toBe(before.length + 1);
  const period = parsePeriod(new URLSearchParams(), later(shop.app, -90 * 86_400_000).now(), "UTC");
  const listed = await listActs(shop.tom, period, parseActsFilter(new URLSearchParams({ only: "alarm" })), null, 100);
  expect(listed[0]).toMatchObject({ id: sent.id, problem: "payment_failed" });
  await shop.tom.db.ticket.updateMany({ where, data: { status: "solved", isOpen: false } });
  expect(await findAlarms(shop.app)).not.toContain(BigInt(sent.id));
});

test("nobody has the ticket and nobody here acted: the owners are told", async () => {
  const { at, sent, transactionId } = await pendingRefund();
  await shop.app.db.orderAction.updateMany({ where: { id: BigInt(sent.id) }, data: { staffId: null } });
  await noteMoneyMovement(shop.app, { orderId: String(at.order.id), transactionId, status: "FAILURE" });
  const told = await shop.app.db.staffNotice.findMany({
    where: { ticketId: (await ticketOf(at)).id, kind: "act_alarm" },
  });
  const owner = await shop.app.db.staff.findMany({ where: { accountOwner: true, removedAt: null } });
  expect(told.map(({ kind, staffId }) => [kind, staffId])).toEqual(owner.map(({ id }) => ["act_alarm", id]));
  expect(owner).toHaveLength(1);
});

test("of two payments one fails: it is said which, and what becomes of the other", async () => {
  const at = await openCase(shop, (id) =>
    mugOrder(shop, id, {
      transactions: [
        samplePayment(id * 10 + 7, pair(1000), {
          gateway: "gift_card",
          formattedGateway: "Gift card",
          paymentDetails: null,
        }),
        samplePayment(id * 10 + 8, pair(1900)),
      ],
    }),
  );
  shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "transaction", status: "PENDING" });
  const sent = await refund(shop.tom, at, { amount: "25.00" });
  const { transactions } = (await rowOf(shop, sent.id)).result as unknown as ActionResult;
  const tell = async (place: number, status: string) => {
    const news = { orderId: String(at.order.id), transactionId: transactions[place]!.id, status };
    await noteMoneyMovement(shop.app, news);
    await noteMoneyMovement(shop.app, news);
    return buildActionView(await rowOf(shop, sent.id), "Tom");
  };
  const first = await tell(0, "failure");
  expect([first.moneyState, moneyWordOf(first)]).toEqual(["failed", "partlyFailed"]);
  expect(first.methods.map(({ failed }) => failed)).toEqual([true, undefined]);
  await tell(1, "success");
  expect(((await rowOf(shop, sent.id)).result as unknown as ActionResult).transactions[1]?.status).toBe("SUCCESS");
  expect((await toldIn(shop, at)).map(([, money]) => money)).toEqual(["sent", "failed", "failed"]);
});

test("it fails at once", async () => {
  const at = await openCase(shop);
  shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "transaction", status: "FAILURE" });
  expect(await refund(shop.tom, at, oneTea)).toMatchObject({
    state: "succeeded",
    moneyState: "failed",
    problem: "payment_failed",
  });
  expect(moneyOf(shop, at)).toEqual([]);
});

test("the webhook is lost: reading the order again tells it", async () => {
  const { at, sent, transactionId } = await pendingRefund();
  await reconcileActionsWithOrder(shop.app, await liveOrder(at));
  expect(await rowOf(shop, sent.id)).toMatchObject({ reconciled: true, moneyState: "sent" });
  shop.world.standin.admin.edits.settleTransaction(shop.domain, Number(transactionId), "SUCCESS");
  await reconcileActionsWithOrder(shop.app, await liveOrder(at));
  expect((await rowOf(shop, sent.id)).moneyState).toBe("confirmed");
});

test("the webhook is lost and nobody opens the ticket: it is asked for, later and later, until it is decided", async () => {
  // What the tests before left open.
  await prisma.$executeRaw`update order_action set lease_until = now() + interval '90 days'`;
  const { at, sent, transactionId } = await pendingRefund();
  const hour = 3_600_000;
  const hours = async () => ((await rowOf(shop, sent.id)).leaseUntil!.getTime() - Date.now()) / hour;
  const listed = async (after: number, since = 0) =>
    (await listShopsWithOpenMoney(new Date(Date.now() + after * hour), new Date(since))).includes(shop.app.shop.id);
  expect(await hours()).toBeCloseTo(1, 1);
  expect([await listed(0.9), await listed(2), await listed(2, Date.now() + hour)]).toEqual([false, true, false]);
  expect(await sweepMoney(later(shop.app, 2 * hour))).toBe(1);
  expect(await sweepMoney(later(shop.app, 2 * hour))).toBe(0);
  expect(await hours()).toBeCloseTo(4, 1);
  await shop.world.workJobs();
  expect((await rowOf(shop, sent.id)).moneyState).toBe("sent");

  // While the app is away nobody looks; once it is back, whatever is due is looked at.
  const uninstalled = (uninstalledAt: Date | null) =>
    prisma.shop.update({ where: { id: shop.app.shop.id }, data: { uninstalledAt } });
  await uninstalled(new Date());
  expect(await listed(5)).toBe(false);
  await uninstalled(null);
  expect(await listed(5)).toBe(true);
  expect(await sweepMoney(later(shop.app, 5 * hour))).toBe(1);
  shop.world.standin.admin.edits.settleTransaction(shop.domain, Number(transactionId), "FAILURE");
  await shop.world.workJobs();
  expect((await rowOf(shop, sent.id)).moneyState).toBe("failed");
  expect((await ticketOf(at)).status).toBe("open");
  expect([await listed(48), await sweepMoney(later(shop.app, 48 * hour))]).toEqual([false, 0]);
});

test("the webhook came before our own commit: the refresh that follows each refund tells it", async () => {
  const { at, sent, transactionId } = await pendingRefund();
  shop.world.standin.admin.edits.settleTransaction(shop.domain, Number(transactionId), "SUCCESS");
  await shop.world.workJobs();
  expect(await rowOf(shop, sent.id)).toMatchObject({ moneyState: "confirmed", reconciled: true });
  expect(await toldIn(shop, at)).toEqual([
    ["succeeded", "sent"],
    ["succeeded", "confirmed"],
  ]);
});

test("an order about which nothing of ours is open costs one statement", async () => {
  const at = await openCase(shop);
  const order = await liveOrder(at);
  const { statements } = await countStatements(() => reconcileActionsWithOrder(shop.app, order));
  expect(statements).toHaveLength(1);
});

test("an unknown one whose mark is in the order that was read is ended by the job", async () => {
  const at = await openCase(shop);
  shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "reset-after" });
  const unsure = await refund(shop.tom, at, oneTea);
  await reconcileActionsWithOrder(shop.app, await liveOrder(at));
  await shop.world.workJobs();
  expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
  expect(moneyOf(shop, at)).toEqual(once);
});

test("also one that waited for a person; but it is never asked for again", async () => {
  const at = await openCase(shop);
  shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "reset-before" });
  const unsure = await refund(shop.tom, at, oneTea);
  await resolveOrderAction(hurried(later(shop.app, 30 * 3_600_000)), { actionId: unsure.id });
  expect((await rowOf(shop, unsure.id)).state).toBe("needs_person");
  await resolveOrderAction(hurried(later(shop.app, 31 * 3_600_000)), { actionId: unsure.id });
  expect((await rowOf(shop, unsure.id)).state).toBe("needs_person");
  expect(moneyOf(shop, at)).toEqual([]);

  // It did execute, very late.
  const { idempotencyKey } = await rowOf(shop, unsure.id);
  const id = at.order.id;
  shop.world.standin.admin.edits.refundOrder(shop.domain, id, {
    note: `x\n[Latte ${idempotencyKey}]`,
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
  await reconcileActionsWithOrder(shop.app, await liveOrder(at));
  await shop.world.workJobs();
  expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "succeeded", moneyState: "confirmed" });
});
