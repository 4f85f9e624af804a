import type { ShopState } from "../state.ts";
import type { Conversation } from "./conversation.ts";
import { makeShop } from "./make-shop.ts";
import { makeRandom } from "./random.ts";
import { listShopProfiles } from "./shop-profiles.ts";

/** A set of pretend shops and what their customers have written. */
export interface World {
  states: ShopState[];
  conversations: Conversation[];
}

/** How large a world is to be made. */
export interface WorldOptions {
  seed: number;
  /** The world's present: nothing in it lies later. */
  now: Date;
  /** Orders of the main shop; each other shop gets a twentieth, at least six. */
  orders: number;
  /** Customers of the main shop; a third of the orders if not given. */
  customers?: number;
  /** How many shops; two if not given. */
  shops?: number;
}

/** Makes pretend shops and conversations. The same options always give the same world. */
export function makeWorld(options: WorldOptions): World {
  const random = makeRandom(options.seed);
  const now = options.now.getTime();
  const states = listShopProfiles(options.shops ?? 2).map((profile, index) => {
    const orders = index === 0 ? options.orders : Math.max(6, Math.ceil(options.orders / 20));
    const customers = index === 0 ? (options.customers ?? Math.ceil(orders / 3)) : Math.ceil(orders / 3);
    return makeShop({
      profile,
      orders,
      customers,
      now,
      // Each shop has its own range, as ids are Shopify's and not the shop's.
      firstId: 6_100_000_000_000 + index * 100_000_000_000,
      firstOrderNumber: 1001,
      withStories: index === 0,
      random: random.fork(profile.domain),
    });
  });
  return { states, conversations: [] };
}
