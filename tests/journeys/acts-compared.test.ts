import { afterEach, beforeAll, expect, test } from "vitest";
import { compareActs } from "#app/features/acts/compare-acts.server.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { parseCreditForm } from "#app/features/acts/credit/parse-credit-form.ts";
import { discountAct } from "#app/features/acts/discount/discount-kind.server.ts";
import { parseDiscountForm } from "#app/features/acts/discount/parse-discount-form.ts";
import { editAct } from "#app/features/acts/edit/edit-kind.server.ts";
import { parseEditForm } from "#app/features/acts/edit/parse-edit-form.ts";
import { invoiceAct } from "#app/features/acts/invoice/invoice-kind.server.ts";
import { parseInvoiceForm } from "#app/features/acts/invoice/parse-invoice-form.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { reconcileOrders } from "#app/features/reconciliation/reconcile-orders.server.ts";
import { listActs } from "#app/features/reports/list-acts.server.ts";
import { parseActsFilter } from "#app/features/reports/parse-acts-filter.ts";
import { readActReport } from "#app/features/reports/read-act-report.server.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { actsOf } from "./live-act-case.ts";
import { hurried, later, openCase, refund, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

/** At night our acts are compared with what Shopify shows of them. */

const hour = 3_600_000;
const shop = shareRefundShop({
  scopes: [
    ...["write_orders", "read_returns", "write_returns"],
    ...["write_discounts", "write_draft_orders", "write_order_edits"],
    ...["read_store_credit_accounts", "write_store_credit_account_transactions"],
  ],
});
const credits = actsOf(creditAct, parseCreditForm);
const returns = actsOf(returnAct, parseReturnForm);
const steps = actsOf(returnStepAct, parseReturnStepForm);

const discounts = actsOf(discountAct, parseDiscountForm);
const invoices = actsOf(invoiceAct, parseInvoiceForm);
const edits = actsOf(editAct, parseEditForm);

const night = () => hurried(later(shop.app, 3 * hour));
const orderAt = ({ order }: RefundCase) =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!;
const problemOf = async (id: string) => (await rowOf(shop, id)).problem;

async function solve({ ticketNumber }: RefundCase): Promise<void> {
  const solved = { status: "solved", isOpen: false, solvedAt: new Date() };
  await shop.tom.db.ticket.updateMany({ where: { number: ticketNumber }, data: solved });
}
const statusOf = async ({ ticketNumber }: RefundCase) =>
  (await shop.tom.db.ticket.findFirstOrThrow({ where: { number: ticketNumber } })).status;

beforeAll(async () => {
  await shop.app.db.orderImport.create({ data: { state: "done" } });
});
const forgetCompared = () => shop.app.db.orderAction.updateMany({ data: { comparedAt: null } });

// What one test does is not in sight of the others.
afterEach(async () => {
  await shop.app.db.orderAction.updateMany({ data: { finishedAt: new Date(0) } });
});

test("what is as we say is not spoken of, and what ended just now is left to settle", async () => {
  const at = await openCase(shop);
  const made = await refund(shop.tom, at, { amount: "5.00" });
  const gift = await credits.make(shop.tom, at, { amount: "3.00" });
  await solve(at);
  expect(await compareActs(night())).toBe(0);
  expect([await problemOf(made.id), await problemOf(gift.id), await statusOf(at)]).toEqual([null, null, "solved"]);
  orderAt(at).refunds.length = 0;
  expect(await compareActs(hurried(shop.app))).toBe(0);
  // Once it was compared, that is that.
  expect(await compareActs(night())).toBe(0);
  const again = await refund(shop.tom, at, { amount: "5.00" });
  orderAt(at).refunds.length = 0;
  // A night that did not come is made up for, for a week.
  expect(await compareActs(hurried(later(shop.app, 8 * 24 * hour)))).toBe(0);
  expect(await compareActs(hurried(later(shop.app, 6 * 24 * hour)))).toBe(1);
  expect(await problemOf(again.id)).toBe("not_at_shopify");
});

test("made, we say, and there is no trace of it: the ticket comes back and says so, once", async () => {
  const at = await openCase(shop);
  const made = await refund(shop.tom, at, { amount: "5.00" });
  const gift = await credits.make(shop.tom, at, { amount: "7.77" });
  await solve(at);
  orderAt(at).refunds.length = 0;
  const { creditEntries } = shop.world.standin.admin.state(shop.domain);
  creditEntries!.splice(
    creditEntries!.findIndex(({ amount }) => amount === 777),
    1,
  );
  // As every night does it, with everything else.
  await reconcileOrders(night(), { kind: "nightly" });
  expect([await problemOf(made.id), await problemOf(gift.id)]).toEqual(["not_at_shopify", "not_at_shopify"]);
  expect(await statusOf(at)).toBe("open");
  expect(await toldIn(shop, at)).toHaveLength(4);
  expect(await compareActs(night())).toBe(0);
  const noted = await shop.app.db.auditEntry.findMany({
    where: { ticketNumber: at.ticketNumber, source: "job" },
    orderBy: { id: "asc" },
  });
  expect(noted.map(({ kind, staffId, after }) => [kind, staffId, (after as { problem?: string }).problem])).toEqual([
    ["act_ended", null, "not_at_shopify"],
    ["act_ended", null, "not_at_shopify"],
  ]);
  expect(await metrics.registry.metrics()).toMatch(
    /latte_act_differences_total\{kind="credit",difference="not_at_shopify"\} 1\n/,
  );
});

test("not made, somebody said, and it is there: the ticket says that it must not be made again", async () => {
  const at = await openCase(shop);
  const made = await refund(shop.tom, at, { amount: "5.00" });
  const ended = { state: "failed", problem: "person_not_made", moneyState: "none", shopifyId: null };
  await shop.tom.db.orderAction.updateMany({ where: { id: BigInt(made.id) }, data: ended });
  await solve(at);
  expect(await compareActs(night())).toBe(1);
  expect(await rowOf(shop, made.id)).toMatchObject({ state: "failed", problem: "made_after_all" });
  expect(await statusOf(at)).toBe("open");
});

test("another sum than was confirmed", async () => {
  const at = await openCase(shop);
  const made = await refund(shop.tom, at, { amount: "5.00" });
  const order = orderAt(at);
  const own = order.transactions.find(({ kind }) => kind === "REFUND")!;
  own.amount = { shop: 600, presentment: 600 };
  expect(await compareActs(night())).toBe(1);
  expect(await problemOf(made.id)).toBe("other_sum");
});

test("returns, and what was paid back for goods that came", async () => {
  const at = await openCase(shop);
  const parcel = shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
  const mug = String(parcel.id * 100);
  const made = await returns.make(shop.tom, at, { [`line.${mug}`]: "1", [`reason.${mug}`]: "2" });
  const own = orderAt(at).returns![0]!;
  const fields = { return: String(own.id), how: "receive", [`line.${own.id}.${own.lines[0]!.id}`]: "1" };
  const back = await steps.make(shop.tom, at, fields);
  expect(await compareActs(night())).toBe(0);
  await forgetCompared();
  orderAt(at).transactions.find(({ kind }) => kind === "REFUND")!.amount = { shop: 1100, presentment: 1100 };
  expect(await compareActs(night())).toBe(1);
  expect([await problemOf(made.id), await problemOf(back.id)]).toEqual([null, "other_sum"]);
  await forgetCompared();
  own.lines[0]!.reasonNote = "";
  expect(await compareActs(night())).toBe(1);
  expect(await problemOf(made.id)).toBe("not_at_shopify");
});

test("Shopify cannot be asked, or does not show it: nothing is said of it, and the next night looks again", async () => {
  const at = await openCase(shop);
  const made = await refund(shop.tom, at, { amount: "5.00" });
  orderAt(at).refunds.length = 0;
  shop.world.standin.admin.faults.next({ operation: "RefundReadBack", kind: "status-before", status: 503, times: 3 });
  expect(await compareActs(night())).toBe(0);
  expect(await problemOf(made.id)).toBeNull();
  expect(await compareActs(night())).toBe(1);
});

test("Shopify has no room: the night stops after three that it says nothing about, and the next one does the rest", async () => {
  const at = await openCase(shop);
  const made = [];
  for (let count = 0; count < 4; count++) made.push(await refund(shop.tom, at, { amount: "1.00" }));
  orderAt(at).refunds.length = 0;
  const { faults } = shop.world.standin.admin;
  faults.next({ operation: "RefundReadBack", kind: "status-before", status: 503, times: 9 });
  await shop.app.db.reconciliationRun.deleteMany({});
  await reconcileOrders(night(), { kind: "nightly" });
  // The fourth was not asked for: it would have been answered.
  expect(await Promise.all(made.map(({ id }) => problemOf(id)))).toEqual([null, null, null, null]);
  const runs = await shop.app.db.reconciliationRun.findMany({ orderBy: { id: "desc" }, take: 1 });
  expect(runs).toMatchObject([{ kind: "nightly", state: "done" }]);
  expect(await compareActs(night())).toBe(4);
});

test("codes, invoices and edits too", async () => {
  const at = await openCase(shop);
  const code = await discounts.make(shop.tom, at, { how: "percent", percent: "10", until: "2099-12-31" });
  const { products, orders } = shop.world.standin.admin.state(shop.domain);
  const variant = products[0]!.variants[0]!.id;
  const invoice = await invoices.make(shop.tom, at, {
    [`line.${variant}`]: "1",
    shipping: "free",
    email: "ana@example.com",
    locale: "en",
  });
  const edit = await edits.make(shop.tom, at, { [`line.${at.mug}`]: "1" });
  expect(await compareActs(night())).toBe(0);
  await forgetCompared();
  const state = shop.world.standin.admin.state(shop.domain);
  state.discounts!.length = 0;
  const called = { state: "failed", problem: "person_not_made", moneyState: "none", shopifyId: null };
  await shop.tom.db.orderAction.updateMany({ where: { id: BigInt(invoice.id) }, data: called });
  orders.find(({ id }) => id === at.order.id)!.edits!.length = 0;
  // The job that goes on where another had to stop.
  expect(await compareActs(night(), { afterId: invoice.id })).toBe(1);
  expect(await compareActs(night())).toBe(2);
  expect([await problemOf(code.id), await problemOf(invoice.id), await problemOf(edit.id)]).toEqual([
    "not_at_shopify",
    "made_after_all",
    "not_at_shopify",
  ]);
  // The bookkeeper has them in one list.
  const period = parsePeriod(new URLSearchParams(), later(shop.tom, 24 * hour).now(), "UTC");
  const filter = parseActsFilter(new URLSearchParams({ only: "differs" }));
  const listed = (await listActs(shop.tom, period, filter, null, 100)).map(({ id }) => id);
  expect(listed).toEqual(expect.arrayContaining([code.id, invoice.id, edit.id]));
  expect((await readActReport(shop.tom, period)).differing).toBe(listed.length);
});
