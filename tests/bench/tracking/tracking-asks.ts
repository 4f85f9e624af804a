import type { OrdersDatabase } from "./make-orders.ts";
import type { ShopperAsk, ShopperRequests } from "./shopper-requests.ts";

export const trackingKinds = ["empty", "hit", "miss", "wrong", "list"] as const;
export type TrackingKind = (typeof trackingKinds)[number];

/** What each kind of answer says of itself; an empty one says nothing. */
export const stateOf: Record<TrackingKind, string | null> = {
  empty: null,
  hit: "order",
  miss: "nothing",
  wrong: "nothing",
  list: "orders",
};

/**
 * One try of each kind. Miss and wrong address type the same address and as many signs, so that their answers have to be
 * alike. No number is tried so often that its limit would be met.
 */
export function makeAsks(
  { orders, customerIds }: OrdersDatabase,
  requests: ShopperRequests,
  turn: number,
): Record<TrackingKind, () => ShopperAsk> {
  const at = (place: number) => orders[place % orders.length]!;
  const [own, other] = [at(2 * turn), at(2 * turn + 1)];
  const stranger = Array.from({ length: 50 }, (_, step) => at(2 * turn + 2 + step)).find(
    ({ email }) => email !== other.email,
  )!;
  const find = (number: string, contact: string) => () => requests.post("tracking", { number, contact });
  return {
    empty: () => requests.get("bench-empty"),
    hit: find(own.name, own.email),
    miss: find(missing(other.name, turn), stranger.email),
    wrong: find(other.name, stranger.email),
    list: () => requests.get("tracking", customerIds[turn % customerIds.length]!),
  };
}

/** A number that no order has, as long as this one: the shop's begin at 1001 and end before 20000. */
function missing(name: string, turn: number): string {
  const digits = name.length - 1;
  const most = 10 ** (digits - 1);
  return `#${digits > 4 ? 9 : 0}${String(turn % most).padStart(digits - 1, "0")}`;
}
