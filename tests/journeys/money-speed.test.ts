import { afterAll, beforeAll, expect, test } from "vitest";
import { addressAct } from "#app/features/acts/address/address-kind.server.ts";
import { openCancellationForm } from "#app/features/acts/cancellation/open-cancellation-form.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { discountAct } from "#app/features/acts/discount/discount-kind.server.ts";
import { holdAct } from "#app/features/acts/hold/hold-kind.server.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { noteAct } from "#app/features/acts/note/note-kind.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { openReplacementForm } from "#app/features/acts/replacement/open-replacement-form.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { openStory, startCampaignShop, type CampaignShop } from "#tests/campaign/campaign-shop.ts";
import { previewWanted } from "#tests/campaign/preview-wanted.ts";
import type { Wanted } from "#tests/campaign/story.ts";
import { countCalls } from "./count-admin-calls.ts";

/** How often an act asks Shopify while somebody waits. */

let shop: CampaignShop;
beforeAll(async () => {
  shop = await startCampaignShop();
});
afterAll(() => shop.world.stop());

type Open = (desk: StaffDesk, ticketNumber: number) => Promise<unknown>;

/** To open the form, to preview, to confirm. */
const acts: [wanted: Wanted, open: Open, calls: [open: number, preview: number, confirm: number]][] = [
  [{ kind: "refund", minor: 500, storeCredit: false }, openRefundForm, [1, 1, 2]],
  [{ kind: "cancellation", refund: true }, openCancellationForm, [1, 1, 2]],
  [{ kind: "replacement", line: "mug" }, openReplacementForm, [1, 1, 2]],
  [{ kind: "address" }, openLive(addressAct), [1, 1, 2]],
  [{ kind: "credit", minor: 500 }, openLive(creditAct), [1, 1, 1]],
  [{ kind: "discount", minor: 500 }, openLive(discountAct), [1, 1, 1]],
  [{ kind: "hold", how: "hold" }, openLive(holdAct), [1, 1, 1]],
  [{ kind: "note", tagged: true }, openLive(noteAct), [1, 1, 2]],
];

test.each(acts.map(([wanted, open, calls]) => [wanted.kind, wanted, open, calls] as const))(
  "%s: to open, to preview and to confirm",
  async (kind, wanted, open, [toOpen, toPreview, toConfirm]) => {
    const at = await openStory(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const desk = shop.desks.lea;
    const opened = await countCalls(desk, (one) => open(one, at.ticketNumber));
    expect(opened.result).toMatchObject({ ok: true });
    expect(opened.calls).toHaveLength(toOpen);
    const { opened: read } = (opened.result as { value: { opened?: string } }).value;
    const shown = await countCalls(desk, (one) => previewWanted(shop, one, at, wanted, 1, read));
    if (!shown.result?.ok) throw new Error(JSON.stringify(shown.result));
    expect(shown.calls).toHaveLength(toPreview);
    const { requestKey, amount } = shown.result.value;
    const confirmed = { amountMinor: amount.presentment.minor, currency: amount.presentment.currency };
    const made = await countCalls(desk, (one) => confirmAction(one, at.ticketNumber, kind, requestKey, confirmed));
    expect(made.result).toMatchObject({ ok: true });
    expect(made.calls).toHaveLength(toConfirm);
    expect(toConfirm).toBeLessThanOrEqual(2);
  },
);
