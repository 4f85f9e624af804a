const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** A preview older than this is made anew before it is confirmed. */
export const previewLifetimeMilliseconds = 30 * minute;

/**
 * Who asks Shopify has the row to itself for so long: as a rule longer than a call takes. One that waits for room may take
 * longer, and two then have the row: what Shopify would do twice is claimed under the order's lock.
 */
export const leaseMilliseconds = 60 * second;

/** Shopify forgets a key after 24 hours, and would then refund again: an hour before that nothing is repeated. */
export const keySafeMilliseconds = 23 * hour;

/** Shopify executes an old key no more; until then nobody can say that a refund will not be made. */
export const keyLifetimeMilliseconds = 24 * hour;

/** The clocks of two processes may differ by so much: one of them writes when an act was sent, another one reads it. Ours. */
const clocksApartMilliseconds = 15 * minute;

/** A request that Shopify was sent may still be at work there for so long: five minutes (ours), whoever's clock tells them. */
export const underWayMilliseconds = 5 * minute + clocksApartMilliseconds;

/** A request that Shopify was sent may begin there so much later. Our own, generous figure. */
export const lateStartMilliseconds = hour;

/** How long to wait after this many attempts before finding out again: 15 s, doubled up to 15 minutes. */
export const waitAfterAttempts = (attempts: number): number =>
  Math.min(15 * second * 2 ** Math.min(Math.max(attempts - 1, 0), 10), 15 * minute);

/** Whoever has not paid after 30 days will not. Ours. */
const followedMilliseconds = 30 * 24 * hour;

/** The money of acts that were made before this is not looked for any more. */
export const followedSince = (now: Date): Date => new Date(now.getTime() - followedMilliseconds);

/**
 * When to ask again whether the money of a refund has arrived: after an hour, then each time after as long again, at most
 * a day.
 * @returns null when it is not asked for any more
 */
export function nextMoneyLook(madeAt: Date, now: Date): Date | null {
  const age = now.getTime() - madeAt.getTime();
  return age < followedMilliseconds ? new Date(now.getTime() + Math.min(Math.max(age, hour), 24 * hour)) : null;
}
