import { defineJob } from "#app/platform/jobs/job.ts";

/** Tags the replaced order with the name of the new one. */
export const linkReplacementJob = defineJob<{ actionId: string }>("link-replacement", {
  retryLimit: 8,
  retryDelaySeconds: 15,
  expireSeconds: 120,
  concurrency: 2,
});
