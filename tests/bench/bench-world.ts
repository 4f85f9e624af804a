import { makeWorld } from "#tests/standin/world/make-world.ts";
import { makeConversations } from "#tests/standin/world/stream-conversations.ts";
import type { Conversation } from "#tests/standin/world/conversation.ts";
import type { ShopState } from "#tests/standin/state.ts";

/** Every ticket has this many messages. */
export const messagesEach = 5;

const seed = 20261121;

/** So many are told as stories; a larger shop is grown from these (grow-shop.ts), `timesOf` times. */
const mostTold = 10_000;
export const toldOf = (tickets: number): number => Math.min(tickets, mostTold);
export const timesOf = (tickets: number): number => Math.ceil(tickets / mostTold);

/** The pretend shop behind a benchmark: an order for every fifth ticket that is told, a customer for every fifteenth. */
export function makeBenchShop(tickets: number, now: Date): ShopState {
  const { states } = makeWorld({
    seed,
    now,
    orders: Math.max(40, Math.round(toldOf(tickets) / 5)),
    conversations: 2,
    shops: 1,
  });
  return states[0]!;
}

export const makeBenchConversations = (state: ShopState, tickets: number, now: Date): Iterable<Conversation> =>
  makeConversations({ seed, now, state, count: toldOf(tickets), messagesEach });
