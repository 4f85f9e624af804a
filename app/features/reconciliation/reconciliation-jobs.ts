import { defineJob } from "#app/platform/jobs/job.ts";

export type ReconciliationKind = "recent" | "nightly";

/** Compares our orders with Shopify's. Key: the kind. */
export const reconcileOrdersJob = defineJob<{ kind: ReconciliationKind }>("reconcile-orders", {
  policy: "one_at_a_time",
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 900,
  concurrency: 1,
});

const minute = 60_000;

/** Runs of a kind begin no sooner than this after the last one. */
export const restMs: Record<ReconciliationKind, number> = { recent: 14 * minute, nightly: 20 * 60 * minute };
/** What changed so shortly before the last look is looked at again: clocks differ, and news may be under way. */
export const overlapMs = 5 * minute;
/** News younger than this may still come by itself, and is not called lost. Ours. */
export const graceMs = 2 * minute;
/** The nightly pass looks back so far; the recent one no farther either. */
export const deepMs = 7 * 24 * 60 * minute;
/** Of a shop that was never compared. */
export const firstMs = 24 * 60 * minute;
