import type { Desk } from "./desk.ts";

/**
 * Runs `work` for a shop once at a time in this process. Asked for meanwhile, it ends at once and has the one that runs
 * go on with whatever came. Other processes may run it at the same time: the work must bear that.
 */
export function oneAtATime(work: (desk: Desk) => Promise<void>): (desk: Desk) => Promise<void> {
  const running = new Map<bigint, { again: boolean }>();
  return async (desk) => {
    const current = running.get(desk.shop.id);
    if (current) {
      current.again = true;
      return;
    }
    const own = { again: true };
    running.set(desk.shop.id, own);
    try {
      while (own.again) {
        own.again = false;
        await work(desk);
      }
    } finally {
      running.delete(desk.shop.id);
    }
  };
}
