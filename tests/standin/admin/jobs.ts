import type { JobRecord, ShopState } from "../state.ts";
import { cancelOrder } from "./acts/cancel-order.ts";
import type { ShopChange } from "./engine/request-context.ts";

export interface Jobs {
  /** How long a job waits before it is done, in milliseconds of the stand-in's clock. `Infinity`: only when told. */
  delayMs: number;
  /** Does what is due in all shops. */
  runDue(): void;
  /** Does everything that waits in this shop, due or not. */
  finish(shop: string): void;
  /** Does what waits when it comes due, without being asked. */
  expectDue(): void;
}

const farAway = "9999-12-31T00:00:00.000Z";

/** The instant at which a job that is taken on now is done. */
export function dueAfter(now: Date, delayMs: number): string {
  return Number.isFinite(delayMs) ? new Date(now.getTime() + delayMs).toISOString() : farAway;
}

function runJob(change: ShopChange, job: JobRecord): void {
  job.done = true;
  change.touch();
  const order = change.index.orders.get(job.orderId);
  // A second cancellation of one order finds it cancelled, and one of an order that was sent meanwhile comes to nothing.
  if (!order || order.deleted || order.cancelledAt) return;
  if (order.fulfillments.some(({ status }) => status === "SUCCESS")) {
    job.failure = "Order has been fulfilled and cannot be cancelled";
    return;
  }
  const { reason, refund, restock, staffId, staffNote, transactionStatus, id } = job;
  cancelOrder(change, order, { reason, refund, restock, staffId, staffNote, transactionStatus, jobId: id });
}

/** Keeps the jobs of all shops going. */
export function createJobs(
  states: Map<string, ShopState>,
  clock: () => Date,
  change: <T>(shop: string, act: (change: ShopChange) => T) => T,
): Jobs {
  const runWhere = (shop: string, fits: (job: JobRecord) => boolean) => {
    for (const job of states.get(shop)?.jobs ?? [])
      if (!job.done && fits(job)) change(shop, (made) => runJob(made, job));
  };
  const jobs: Jobs = {
    delayMs: 300,
    runDue: () => {
      const now = clock().toISOString();
      for (const shop of states.keys()) runWhere(shop, (job) => job.dueAt <= now);
    },
    finish: (shop) => runWhere(shop, () => true),
    expectDue: () => {
      const waits = [...states.values()].flatMap((state) => state.jobs ?? []).filter((job) => !job.done);
      for (const { dueAt } of waits) {
        const ms = Date.parse(dueAt) - clock().getTime();
        if (ms <= 60_000) setTimeout(jobs.runDue, Math.max(1, ms)).unref();
      }
    },
  };
  return jobs;
}
