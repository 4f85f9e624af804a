import { defineJob } from "#app/platform/jobs/job.ts";

/** Changes many tickets, or takes that back, chunk by chunk. Key: the change's id. */
export const workBulkJob = defineJob<{ bulkId: string }>("work-bulk", {
  policy: "one_at_a_time",
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireSeconds: 300,
  concurrency: 2,
});
