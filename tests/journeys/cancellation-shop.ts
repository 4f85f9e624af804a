import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import type { CancellationPreview } from "#app/features/acts/cancellation/cancellation-preview.ts";
import { parseCancellationForm } from "#app/features/acts/cancellation/parse-cancellation-form.ts";
import { previewCancellation } from "#app/features/acts/cancellation/preview-cancellation.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { hurried, later, type RefundCase, type RefundShop } from "./refund-shop.ts";

/** The form as it opens: everything goes back, the stock too. */
export const wholeRefund = { reason: "CUSTOMER", refund: "original", restock: "on", note: "They changed their mind." };

/** Fills the form as a browser would send it, and previews it. @throws when it is refused */
export async function previewCancel(
  desk: StaffDesk,
  at: RefundCase,
  fields: Record<string, string> = wholeRefund,
): Promise<CancellationPreview> {
  const choice = parseCancellationForm(Object.entries(fields));
  if (!choice.ok) throw new Error(JSON.stringify(choice.problems));
  const previewed = await previewCancellation(desk, at.ticketNumber, choice.value);
  if (!previewed?.ok) throw new Error(JSON.stringify(previewed));
  return previewed.value;
}

/** Presses the button of a preview. */
export const confirmCancel = (desk: StaffDesk, at: RefundCase, { requestKey, amount }: CancellationPreview) =>
  confirmAction(desk, at.ticketNumber, "cancellation", requestKey, {
    amountMinor: amount.presentment.minor,
    currency: amount.presentment.currency,
  });

/** Previews and confirms; gives what the page would show. */
export async function cancel(desk: StaffDesk, at: RefundCase, fields?: Record<string, string>) {
  const outcome = await confirmCancel(desk, at, await previewCancel(desk, at, fields));
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** Shopify does the jobs it has taken on. */
export const finishJobs = (shop: RefundShop): void => shop.world.standin.admin.jobs.finish(shop.domain);

/** Our sweeper, so many milliseconds from now. */
export const sweepLater = (shop: RefundShop, milliseconds: number): Promise<number> =>
  sweepOrderActions(hurried(later(shop.app, milliseconds)));

/** How often Shopify cancelled the order. */
export const cancellationsOf = (shop: RefundShop, { order }: RefundCase): number =>
  shop.world.standin.admin
    .ledger(shop.domain)
    .filter((entry) => entry.kind === "cancellation" && entry.orderId === order.id).length;

/** How often Shopify was asked to. */
export const asksFor = (shop: RefundShop, { order }: RefundCase): number =>
  (shop.world.standin.admin.state(shop.domain).jobs ?? []).filter((job) => job.orderId === order.id).length;
