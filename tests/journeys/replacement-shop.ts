import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { parseReplacementForm } from "#app/features/acts/replacement/parse-replacement-form.ts";
import { previewReplacement } from "#app/features/acts/replacement/preview-replacement.server.ts";
import type { ReplacementPreview } from "#app/features/acts/replacement/replacement-preview.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { startRefundShop, type RefundCase, type RefundShop } from "./refund-shop.ts";

/** The shop of the refund's stories, in which items may be sent again. */
export const startReplacementShop = (): Promise<RefundShop> => startRefundShop(["write_orders", "write_draft_orders"]);

/** One mug once more. */
export const oneMug = (at: RefundCase): Record<string, string> => ({ [`line.${at.mug}`]: "1", reason: "Damaged" });

/** Fills the form as a browser would send it, and previews it. @throws when the form or the preview is refused */
export async function previewAgain(desk: StaffDesk, at: RefundCase, fields = oneMug(at)): Promise<ReplacementPreview> {
  const choice = parseReplacementForm(Object.entries(fields));
  if (!choice.ok) throw new Error(JSON.stringify(choice.problems));
  const previewed = await previewReplacement(desk, at.ticketNumber, choice.value);
  if (!previewed?.ok) throw new Error(JSON.stringify(previewed));
  return previewed.value;
}

/** Presses the button of a preview. */
export const confirmAgain = (desk: StaffDesk, at: RefundCase, { requestKey, amount }: ReplacementPreview) =>
  confirmAction(desk, at.ticketNumber, "replacement", requestKey, {
    amountMinor: amount.presentment.minor,
    currency: amount.presentment.currency,
  });

/** Both. @throws when either is refused */
export async function sendAgain(desk: StaffDesk, at: RefundCase, fields = oneMug(at)) {
  const outcome = await confirmAgain(desk, at, await previewAgain(desk, at, fields));
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** The orders that really came of it, by the stand-in's ledger. */
export function madeFor(shop: RefundShop, { order }: RefundCase): OrderRecord[] {
  const { admin } = shop.world.standin;
  const completed = admin
    .ledger(shop.domain)
    .flatMap((entry) => (entry.kind === "draft_completed" ? [entry.orderId] : []));
  const replaces = (one: OrderRecord) =>
    (one.customAttributes ?? []).some(({ key, value }) => key === "Replaces order" && value === order.name);
  return admin.state(shop.domain).orders.filter((one) => completed.includes(one.id) && replaces(one));
}

/** Drafts that Shopify has of it. */
export const draftsFor = (shop: RefundShop, { order }: RefundCase) =>
  (shop.world.standin.admin.state(shop.domain).drafts ?? []).filter((draft) =>
    draft.customAttributes.some(({ key, value }) => key === "Replaces order" && value === order.name),
  );
