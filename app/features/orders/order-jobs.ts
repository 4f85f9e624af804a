import { defineJob } from "#app/platform/jobs/job.ts";

/** Reads one order anew. Key: the order's id; what is asked for while one waits adds nothing. */
export const refreshOrderJob = defineJob<{ orderId: string }>("refresh-order", {
  policy: "coalesced",
  retryLimit: 12,
  retryDelaySeconds: 3,
  expireSeconds: 120,
  concurrency: 3,
});

/** Reads the shop's orders, page by page. Key: "all". */
export const importOrdersJob = defineJob<Record<string, never>>("import-orders", {
  policy: "one_at_a_time",
  retryLimit: 50,
  retryDelaySeconds: 5,
  expireSeconds: 900,
  concurrency: 2,
});

/** Looks again which order the open tickets are about, once more orders are known. Key: "all". */
export const rematchTicketsJob = defineJob<Record<string, never>>("rematch-tickets", {
  policy: "coalesced",
  retryLimit: 5,
  expireSeconds: 600,
  concurrency: 1,
});
