/**
 * How many steps one process notes in ten minutes: of a shop, and of one address in it, with so many browsers or customers
 * (each is a session of its own). Who asks more often is no shopper. The numbers are ours; an address may be a whole office.
 */
export const stepLimits = { milliseconds: 600_000, ofShop: 20_000, ofAddress: 1_000, visitorsOfAddress: 100 };

interface ShopSteps {
  until: number;
  steps: number;
  addresses: Map<string, { steps: number; visitors: Set<string> }>;
}

/** What was noted of each shop lately; at most as many addresses and visitors as steps. */
export type NotedLately = Map<bigint, ShopSteps>;

/**
 * Counts a step, if it may be noted. What one address does too much does not count for the shop, so that it cannot keep
 * others out. `address` "": it is not known, and only the shop's limit holds.
 */
export function countStep(
  lately: NotedLately,
  { shopId, address, visitor }: { shopId: bigint; address: string; visitor: string },
  now: number,
): boolean {
  let shop = lately.get(shopId);
  if (!shop || shop.until <= now) {
    for (const [id, { until }] of lately) if (until <= now) lately.delete(id);
    lately.set(shopId, (shop = { until: now + stepLimits.milliseconds, steps: 0, addresses: new Map() }));
  }
  if (shop.steps >= stepLimits.ofShop) return false;
  if (address !== "") {
    let one = shop.addresses.get(address);
    if (!one) shop.addresses.set(address, (one = { steps: 0, visitors: new Set() }));
    const isNew = !one.visitors.has(visitor);
    if (one.steps >= stepLimits.ofAddress || (isNew && one.visitors.size >= stepLimits.visitorsOfAddress)) return false;
    one.steps++;
    one.visitors.add(visitor);
  }
  shop.steps++;
  return true;
}
