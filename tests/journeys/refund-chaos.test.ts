import fc from "fast-check";
import { expect, test } from "vitest";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import type { RefundChoice } from "#app/features/acts/refund/refund-preview.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { hurried, later, moneyOf, openCase, refundsOf, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

/**
 * Random acts of two agents on one order, two at a time, each perhaps pressed several times, under random faults. The
 * oracle is the stand-in's ledger. CHAOS_RUNS and CHAOS_SEED choose more of them, or the same ones again.
 */
const numRuns = Number(process.env.CHAOS_RUNS ?? 40);
const seed = process.env.CHAOS_SEED ? Number(process.env.CHAOS_SEED) : undefined;
const hour = 3_600_000;
const paid = 2_900;

const shop = shareRefundShop();

const faults: (PlannedFault | null)[] = [
  null,
  null,
  { kind: "reset-before" },
  { kind: "reset-after" },
  { kind: "status-before", status: 503 },
  { kind: "status-after", status: 500 },
  { kind: "latency", ms: 20 },
  { kind: "throttled" },
  { kind: "user-errors", errors: [{ field: null, message: "no" }] },
  { kind: "partial", path: ["refundCreate"] },
  { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true },
  { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR" },
  { kind: "transaction", status: "PENDING" },
];

const act = fc.record({
  eva: fc.boolean(),
  what: fc.oneof(
    fc.record({ minor: fc.integer({ min: 1, max: 3_000 }) }),
    fc.record({ line: fc.constantFrom("mug", "tea"), quantity: fc.integer({ min: 1, max: 2 }) }),
  ),
  storeCredit: fc.boolean(),
  presses: fc.integer({ min: 1, max: 3 }),
  fault: fc.constantFrom(...faults),
  sweepAfter: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(at: RefundCase, { eva, what, storeCredit, presses, fault }: Act): Promise<void> {
  const desk = eva ? shop.eva : shop.tom;
  const choice: RefundChoice = {
    lines: "line" in what ? [{ lineId: what.line === "mug" ? at.mug : at.tea, quantity: what.quantity }] : [],
    shipping: { kind: "none" },
    amount: "minor" in what ? { minor: String(what.minor), currency: "EUR" } : null,
    restock: { kind: "none" },
    method: storeCredit ? "store_credit" : "original",
    reason: "",
    note: "",
    notify: false,
  };
  const shown = await previewRefund(desk, at.ticketNumber, choice);
  if (!shown?.ok) return;
  if (fault) shop.world.standin.admin.faults.next({ operation: "RefundCreate", ...fault });
  const { minor, currency } = shown.value.amount.presentment;
  const press = () =>
    confirmAction(desk, at.ticketNumber, "refund", shown.value.requestKey, { amountMinor: minor, currency });
  await Promise.all(Array.from({ length: presses }, press));
}

test("never more back than was paid, each confirmed refund at most once, every one ends, and we say what is so", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(act, act), { minLength: 1, maxLength: 4 }), async (pairs) => {
      // Shopify's points come back, so that the runs need not wait for them.
      shop.world.standin.advance(20);
      const at = await openCase(shop);
      let hours = 0;
      for (const pair of pairs) {
        await Promise.all(pair.map((one) => perform(at, one)));
        if (pair.some(({ sweepAfter }) => sweepAfter))
          await sweepOrderActions(hurried(later(shop.app, ++hours * hour)));
      }
      shop.world.standin.admin.faults.clear();
      await sweepOrderActions(hurried(later(shop.app, ++hours * hour)));
      await check(at);
    }),
    { numRuns, seed, endOnFailure: false },
  );
}, 600_000);

async function check(at: RefundCase): Promise<void> {
  const refunds = refundsOf(shop, at);
  const rows = await shop.tom.db.orderAction.findMany({
    where: { orderId: BigInt(at.order.id), state: { not: "drafted" } },
  });
  expect(moneyOf(shop, at).reduce((sum, [, minor]) => sum + Number(minor), 0)).toBeLessThanOrEqual(paid);
  for (const row of rows) {
    expect(["succeeded", "failed"]).toContain(row.state);
    const made = refunds.filter(({ note }) => bearsMark(note, row.idempotencyKey));
    expect([row.id, made.length]).toEqual([row.id, row.state === "succeeded" ? 1 : 0]);
    if (made[0]) expect(BigInt(sentBy(at, made[0].id))).toBe(row.amountMinor);
  }
  expect(refunds).toHaveLength(rows.filter(({ state }) => state === "succeeded").length);
}

/** What a refund sends back, decided or not yet. */
function sentBy(at: RefundCase, refundId: number): number {
  const order = shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!;
  const refund = order.refunds.find(({ id }) => id === refundId)!;
  const parts = order.transactions.filter(({ id }) => refund.transactionIds.includes(id));
  return refund.storeCredit.presentment + parts.reduce((sum, { amount }) => sum + amount.presentment, 0);
}
