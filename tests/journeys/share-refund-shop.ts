import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { startRefundShop, type RefundShop } from "./refund-shop.ts";

interface Options {
  /** What the app may do besides reading. */
  scopes?: string[];
  /** Shopify's jobs are done when a test says so. */
  holdJobs?: boolean;
  /** Its tests ask more than Shopify grants a shop in so short a time: here it grants all. */
  isUnthrottled?: boolean;
}

/**
 * The shop that all tests of a file share, there from the first one on. What Shopify was told to fail at ends with a test.
 */
export function shareRefundShop({ scopes, holdJobs = false, isUnthrottled = false }: Options = {}): RefundShop {
  let started: RefundShop | undefined;
  const demand = (): RefundShop => {
    if (!started) throw new Error("the shop has not been started yet");
    return started;
  };
  beforeAll(async () => {
    started = await startRefundShop(scopes, isUnthrottled ? { maximum: 1e9, restoreRate: 1e6 } : undefined);
  });
  beforeEach(() => {
    if (holdJobs) demand().world.standin.admin.jobs.delayMs = Infinity;
  });
  afterEach(() => {
    const { admin } = demand().world.standin;
    admin.faults.clear();
    admin.search.lagMs = 0;
  });
  afterAll(() => started?.world.stop());
  return {
    get world() {
      return demand().world;
    },
    get domain() {
      return demand().domain;
    },
    get tom() {
      return demand().tom;
    },
    get eva() {
      return demand().eva;
    },
    get app() {
      return demand().app;
    },
  };
}
