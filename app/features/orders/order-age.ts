/** Without `read_all_orders` Shopify shows orders of this many days only. */
export const visibleDays = 60;

/** Whether the order is too old for us to read: not that it is gone. */
export function isTooOld(createdAt: Date, scopes: readonly string[], now: Date): boolean {
  return !scopes.includes("read_all_orders") && now.getTime() - createdAt.getTime() > visibleDays * 86_400_000;
}

/** Shown without asking Shopify: nothing said to have changed, and read at most this long ago. */
export const freshSeconds = 30 * 60;

export function isFresh(snapshot: { readAt: Date; staleSince: Date | null }, now: Date): boolean {
  return snapshot.staleSince === null && now.getTime() - snapshot.readAt.getTime() <= freshSeconds * 1000;
}
