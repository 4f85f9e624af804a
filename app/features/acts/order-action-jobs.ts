import { defineJob } from "#app/platform/jobs/job.ts";

/** Finds out what became of an act whose answer never came, and ends it. */
export const resolveOrderActionJob = defineJob<{ actionId: string }>("resolve-order-action", {
  retryLimit: 5,
  retryDelaySeconds: 10,
  expireSeconds: 120,
  concurrency: 2,
});

/** Finds out whether the money of a refund that was made has arrived. */
export const followMoneyJob = defineJob<{ actionId: string }>("follow-money", {
  retryLimit: 12,
  retryDelaySeconds: 30,
  expireSeconds: 120,
  concurrency: 1,
});

/** Goes on with the nightly comparison of acts with Shopify, after that act. Key: the act. */
export const compareActsJob = defineJob<{ afterId: string }>("compare-acts", {
  policy: "one_at_a_time",
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 900,
  concurrency: 1,
});
