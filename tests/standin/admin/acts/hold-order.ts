import type { HoldRecord, OrderRecord } from "../../state.ts";
import type { ShopChange } from "../engine/request-context.ts";
import { notModelled, type UserError } from "../errors.ts";

/** `FulfillmentOrderHoldInput` as the schema hands it over. */
export interface HoldInput {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  externalId?: string | null;
  notifyMerchant?: boolean | null;
  fulfillmentOrderLineItems?: unknown[] | null;
}

/** How many holds one fulfilment order bears. */
const mostHolds = 10;

/** Holds what is still to be sent; each handle is there once. */
export function placeHold(
  change: ShopChange,
  order: OrderRecord,
  input: HoldInput,
): { made: HoldRecord } | { error: UserError } {
  if (input.fulfillmentOrderLineItems?.length) throw notModelled("FulfillmentOrderHoldInput.fulfillmentOrderLineItems");
  const holds = (order.holds ??= []);
  const handle = input.handle ?? "";
  const field = ["fulfillmentHold", "handle"];
  if (holds.some((one) => one.handle === handle))
    return {
      error: {
        field,
        message:
          "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.",
        code: "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
      },
    };
  if (holds.length >= mostHolds)
    return {
      error: {
        field: ["id"],
        message: "The fulfillment order has reached its hold limit.",
        code: "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
      },
    };
  const made: HoldRecord = {
    id: change.takeId(),
    handle,
    reason: input.reason,
    notes: input.reasonNotes ?? null,
  };
  holds.push(made);
  note(change, order, "hold_placed", made.id);
  return { made };
}

/** Lets go of these holds; of all where none are named. Such as are gone already are no error. */
export function releaseHolds(change: ShopChange, order: OrderRecord, ids: readonly number[] | null): void {
  const gone = (order.holds ?? []).filter(({ id }) => ids === null || ids.includes(id));
  order.holds = (order.holds ?? []).filter((one) => !gone.includes(one));
  for (const { id } of gone) note(change, order, "hold_released", id);
}

function note(change: ShopChange, order: OrderRecord, kind: "hold_placed" | "hold_released", holdId: number): void {
  change.state.ledger.push({ at: change.now.toISOString(), kind, orderId: order.id, holdId });
  change.touch();
}
