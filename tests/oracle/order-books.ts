import type { OrderRecord, ShopState } from "#tests/standin/state.ts";
import type { OrderChange } from "./watch-order.ts";

/** What the pretend Shopify knows of an order, and what of it was seen: what acts of ours are judged by. */
export interface OrderBooks {
  state: ShopState;
  orderId: number;
  /** What of the order at Shopify became another one, in turn. */
  changes: OrderChange[];
  /** Drafts that the merchant deleted. */
  tidied: Set<number>;
  /** What previews showed, by their keys; of those that nobody of the staff pressed none. */
  told: ReadonlyMap<string, { preview: unknown }>;
}

/** The order as Shopify has it now. */
export const orderIn = ({ state, orderId }: Pick<OrderBooks, "state" | "orderId">): OrderRecord =>
  state.orders.find(({ id }) => id === orderId)!;
