import type { AdminPort } from "../http/admin-port.ts";
import type { MerchantActs } from "./shell-deps.ts";

/** Binds the buttons of the shell's order page to what the Admin API lets a merchant do. */
export function bindMerchantActs({ edits, state }: Pick<AdminPort, "edits" | "state">): MerchantActs {
  return {
    fulfil: (shop, orderId) => void edits.fulfillOrder(shop, orderId),
    addScan: (shop, orderId, status) => {
      const order = state(shop).orders.find((one) => one.id === orderId);
      const parcel = order?.fulfillments.at(-1);
      if (!parcel) throw new Error("There is no parcel yet: fulfil the order first.");
      edits.addTrackingEvent(shop, orderId, parcel.id, { status });
    },
    cancel: (shop, orderId) => edits.cancelOrderDirectly(shop, orderId),
    askReturn: (shop, orderId, lineId) => void edits.requestReturn(shop, orderId, lineId, 1),
  };
}
