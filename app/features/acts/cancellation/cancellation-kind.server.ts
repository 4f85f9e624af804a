import { refuse } from "#app/features/shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { askShopify } from "../ask-shopify.server.ts";
import { lateStartMilliseconds } from "../action-timing.ts";
import { askedOnce } from "../asked-once.server.ts";
import { longestJobMilliseconds, outcomeOfAnswer } from "./cancellation-answer.ts";
import { CancellationLastLook, OrderCancel } from "./cancellation-documents.ts";
import { jobOf, type CancellationActionInput } from "./cancellation-record.ts";
import { readBackCancellation } from "./read-back-cancellation.server.ts";

/**
 * Shopify knows no key for a cancellation, and it cannot be undone: no machine asks for it a second time. Shopify takes
 * it as a job of its own, which is followed until the order shows what came of it.
 */
export const cancellation: ActOnOrder = {
  ...askedOnce,
  staysAtShopify: true,
  /** What goes back is not named to Shopify: so the order must be the one that was shown, to the last moment. */
  async lookBefore(desk, row) {
    const { data } = await desk.shopify.read(CancellationLastLook, { id: `gid://shopify/Order/${row.orderId}` });
    if (!data.order) return refuse("order_missing");
    if (data.order.cancelledAt) return refuse("cancelled");
    const { basis } = row.input as CancellationActionInput;
    return data.order.updatedAt === basis.updatedAt ? null : refuse("order_changed");
  },
  ask: (desk, row) =>
    // Nobody asks a second time: this is always the first.
    askShopify(desk, row, true, async () => {
      const { sent } = row.input as CancellationActionInput;
      return outcomeOfAnswer((await desk.shopify.act(OrderCancel, sent)).data);
    }),
  lookFor: readBackCancellation,
  isUnderWay: ({ progress }) => jobOf(progress) !== null,
  findDeniableFrom: async (_desk, row) => {
    const wait = jobOf(row.progress) ? longestJobMilliseconds : lateStartMilliseconds;
    return new Date((row.firstSentAt ?? row.createdAt).getTime() + wait);
  },
  isIn: (order) => order.cancelledAt !== null,
};
