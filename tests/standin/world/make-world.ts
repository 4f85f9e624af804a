import type { OrderRecord, ShopState } from "../state.ts";
import type { Conversation } from "./conversation.ts";
import { DEMO_STORIES } from "./demo-scenario.ts";
import type { DemoStory } from "./demo-scenario.ts";
import { makeShopConversations } from "./make-conversations.ts";
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
  /** Conversations in all; two for five orders, at most 120, if not given. */
  conversations?: number;
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
  const wanted = options.conversations ?? Math.min(120, Math.ceil(options.orders * 0.4));
  const conversations = states.flatMap((state, index) => {
    // A tenth is written to the other shops together.
    const others = Math.ceil(wanted / 10 / Math.max(1, states.length - 1));
    const isMain = index === 0;
    return makeShopConversations({
      state,
      count: isMain ? Math.max(0, wanted - others * (states.length - 1)) : others,
      given: isMain ? listStoryConversations(state, wanted) : [],
      silentEmails: isMain ? Object.values(DEMO_STORIES).map((story) => story.customer.email) : [],
      withGeneral: isMain,
      now,
      random: random.fork(`conversations ${state.shop.domain}`),
    });
  });
  return { states, conversations };
}

/** What the customers of the demo's stories have written, as far as the world is large enough to hold their orders. */
function listStoryConversations(state: ShopState, count: number): { order: OrderRecord; reason: string }[] {
  const stories: DemoStory[] = Object.values(DEMO_STORIES);
  return stories
    .flatMap((story) => {
      const customer = state.customers.find((each) => each.email === story.customer.email);
      const order = state.orders.findLast((each) => customer && each.customerId === customer.id);
      return order && story.writesBecause ? [{ order, reason: story.writesBecause }] : [];
    })
    .slice(0, count);
}
