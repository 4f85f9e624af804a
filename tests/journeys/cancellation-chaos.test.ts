import fc from "fast-check";
import { expect, test } from "vitest";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { parseCancellationForm } from "#app/features/acts/cancellation/parse-cancellation-form.ts";
import { previewCancellation } from "#app/features/acts/cancellation/preview-cancellation.server.ts";
import { parseRefundForm } from "#app/features/acts/refund/parse-refund-form.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { asksFor, cancellationsOf, finishJobs, sweepLater, wholeRefund } from "./cancellation-shop.ts";
import { moneyOf, openCase, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

/**
 * Two agents refund and cancel one order at the same time, under random faults; then Shopify's jobs and our sweeper run.
 * The oracle is the stand-in's ledger. CHAOS_RUNS and CHAOS_SEED choose more of them, or the same ones again.
 */
const numRuns = Number(process.env.CHAOS_RUNS ?? 15);
const seed = process.env.CHAOS_SEED ? Number(process.env.CHAOS_SEED) : undefined;
const minute = 60_000;
const paid = 2_900;

const shop = shareRefundShop({ holdJobs: true });

const faults: (PlannedFault | null)[] = [
  null,
  { kind: "reset-before" },
  { kind: "reset-after" },
  { kind: "status-before", status: 503 },
  { kind: "status-after", status: 500 },
  { kind: "throttled" },
  { kind: "user-errors", errors: [{ field: null, message: "no" }] },
  { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true },
  { kind: "transaction", status: "PENDING" },
];

async function refund(desk: StaffDesk, { ticketNumber }: RefundCase, minor: number): Promise<void> {
  const choice = parseRefundForm([["amount", (minor / 100).toFixed(2)]], "EUR", "en");
  const shown = choice.ok ? await previewRefund(desk, ticketNumber, choice.value) : null;
  if (!shown?.ok) return;
  const { minor: amountMinor, currency } = shown.value.amount.presentment;
  await confirmAction(desk, ticketNumber, "refund", shown.value.requestKey, { amountMinor, currency });
}

async function cancel(desk: StaffDesk, { ticketNumber }: RefundCase, presses: number): Promise<void> {
  const choice = parseCancellationForm(Object.entries(wholeRefund));
  const shown = choice.ok ? await previewCancellation(desk, ticketNumber, choice.value) : null;
  if (!shown?.ok) return;
  const { minor: amountMinor, currency } = shown.value.amount.presentment;
  const press = () =>
    confirmAction(desk, ticketNumber, "cancellation", shown.value.requestKey, { amountMinor, currency }).catch(
      () => null,
    );
  await Promise.all(Array.from({ length: presses }, press));
}

const story = fc.record({
  minor: fc.integer({ min: 1, max: paid }),
  presses: fc.integer({ min: 1, max: 3 }),
  refundFault: fc.constantFrom(...faults),
  cancelFault: fc.constantFrom(...faults),
  refundFirst: fc.boolean(),
  finishEarly: fc.boolean(),
});

test("refund and cancel at once: never more back than was paid, cancelled at most once, and every act ends", async () => {
  const { admin } = shop.world.standin;
  await fc.assert(
    fc.asyncProperty(story, async ({ minor, presses, refundFault, cancelFault, refundFirst, finishEarly }) => {
      shop.world.standin.advance(20);
      const at = await openCase(shop);
      if (refundFault) admin.faults.next({ operation: "RefundCreate", ...refundFault });
      if (cancelFault) admin.faults.next({ operation: "OrderCancel", ...cancelFault });
      const [first, second] = [refund(shop.tom, at, minor), cancel(shop.eva, at, presses)];
      await (refundFirst ? first.then(() => second) : Promise.all([first, second]));
      if (finishEarly) finishJobs(shop);
      await sweepLater(shop, 10 * minute);
      admin.faults.clear();
      finishJobs(shop);
      for (const minutes of [30, 60, 120, 180]) await sweepLater(shop, minutes * minute);

      expect(moneyOf(shop, at).reduce((sum, [, one]) => sum + Number(one), 0)).toBeLessThanOrEqual(paid);
      expect(asksFor(shop, at)).toBeLessThanOrEqual(1);
      const rows = await shop.tom.db.orderAction.findMany({
        where: { orderId: BigInt(at.order.id), state: { not: "drafted" } },
      });
      const made = (kind: string) => rows.filter((row) => row.kind === kind && row.state === "succeeded").length;
      expect(made("cancellation")).toBe(cancellationsOf(shop, at));
      for (const { kind, state } of rows)
        expect(kind === "refund" ? ["succeeded", "failed"] : ["succeeded", "failed", "needs_person"]).toContain(state);
    }),
    { numRuns, seed, endOnFailure: true },
  );
}, 300_000);
