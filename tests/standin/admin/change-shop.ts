import type { ShopState } from "../state.ts";
import type { ShopChange, ShopEvent } from "./engine/request-context.ts";
import { forgetSortedLists, indexShop } from "./shop-index.ts";

/** An event as it leaves the shop. */
export interface PublishedEvent extends ShopEvent {
  /** `name.myshopify.com` */
  shop: string;
  at: string;
}

export interface ChangeListeners {
  onEvent(event: PublishedEvent): void;
  onChange(shop: string): void;
}

/**
 * Runs one change of a shop without a gap in it. Listeners hear of it when it is complete, so that whoever saves the
 * state saves all of it; a change that neither emitted nor touched anything is taken for none.
 */
export function changeShop<T>(
  state: ShopState,
  now: Date,
  listeners: ChangeListeners,
  act: (change: ShopChange) => T,
): T {
  const events: ShopEvent[] = [];
  let touched = false;
  const result = act({
    state,
    index: indexShop(state),
    now,
    takeId: () => {
      const id = state.nextId;
      state.nextId += 1;
      return id;
    },
    emit: (event) => events.push(event),
    touch: () => {
      touched = true;
    },
  });
  if (events.length === 0 && !touched) return result;
  forgetSortedLists(state);
  listeners.onChange(state.shop.domain);
  for (const event of events) listeners.onEvent({ ...event, shop: state.shop.domain, at: now.toISOString() });
  return result;
}
