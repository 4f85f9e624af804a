import type { TestWorld } from "#tests/setup/start-world.ts";
import type { OrderRecord, ShopState } from "#tests/standin/state.ts";
import type { Random } from "#tests/standin/world/random.ts";

const scans = ["IN_TRANSIT", "OUT_FOR_DELIVERY", "ATTEMPTED_DELIVERY", "DELAYED"] as const;

/** One thing that a merchant, a carrier or a payment provider does to one of these orders, chosen by chance. */
export function actAsMerchant(world: TestWorld, state: ShopState, orders: OrderRecord[], random: Random): void {
  const { edits } = world.standin.admin;
  const shop = state.shop.domain;
  const order = random.pick(orders);
  const parcel = order.fulfillments.at(-1);
  const act = random.int(1, 100);
  try {
    if (act <= 1 && random.chance(0.4)) edits.deleteOrder(shop, order.id);
    else if (act <= 8) edits.cancelOrderDirectly(shop, order.id, { refund: true });
    else if (act <= 25) edits.fulfillOrder(shop, order.id);
    else if (act <= 50 && parcel)
      edits.addTrackingEvent(shop, order.id, parcel.id, {
        status: random.pick(scans),
        happenedAt: new Date().toISOString(),
        message: null,
        city: "Gdynia",
        province: null,
        country: "PL",
      } as never);
    else edits.editAddress(shop, order.id, { address1: `Street ${random.int(1, 9_999)}`, city: "Gdynia" } as never);
  } catch (error) {
    // Not everything can be done to every order; then nothing happened and nothing was told.
    if (!(error instanceof Error) || error.name === "TypeError") throw error;
  }
}

/** The same list in another order. */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
