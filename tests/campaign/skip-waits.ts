import { vi } from "vitest";

/** Milliseconds that somebody was to sleep and did not. */
let skipped = 0;
const realNow = Date.now.bind(Date);

/** From here on all clocks of this process show the time as it were if nobody's sleep had been skipped. */
export function startSkipping(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: realNow() });
}

/** The time goes on as it really did, too. */
export const catchUp = (): void => void vi.setSystemTime(realNow() + skipped);

/** Instead of `setTimeout` of node:timers/promises: the time is over at once. */
export async function skipWait(milliseconds = 0): Promise<void> {
  skipped += milliseconds;
  catchUp();
  await new Promise((resolve) => setImmediate(resolve));
}
