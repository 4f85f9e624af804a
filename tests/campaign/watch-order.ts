import type { RefundCase } from "#tests/journeys/refund-shop.ts";
import { orderOf, type CampaignShop } from "./campaign-shop.ts";

/** What became another one at Shopify. */
export interface OrderChange {
  note?: string;
  address?: string;
  /** Handle of a hold. */
  held?: string;
  /** Id of a hold. */
  released?: string;
}

/** Writes down, from the shop's own state, what of an order changes. Gives the way to stop. */
export function watchOrder(shop: CampaignShop, at: RefundCase, changes: OrderChange[]): () => void {
  let before = look(shop, at);
  return shop.world.standin.admin.onChange(() => {
    const now = look(shop, at);
    if (now.note !== before.note) changes.push({ note: now.note });
    if (now.address !== before.address) changes.push({ address: now.address });
    for (const [id, held] of now.holds) if (!before.holds.has(id)) changes.push({ held });
    for (const id of before.holds.keys()) if (!now.holds.has(id)) changes.push({ released: String(id) });
    before = now;
  });
}

function look(shop: CampaignShop, at: RefundCase) {
  const { note, shippingAddress, holds } = orderOf(shop, at);
  return {
    note: note ?? "",
    address: shippingAddress?.address1 ?? "",
    holds: new Map((holds ?? []).map(({ id, handle }) => [id, handle])),
  };
}
