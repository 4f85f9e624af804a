import { defineJob } from "#app/platform/jobs/job.ts";

/** Closes tickets that were solved long ago. Key: "all". */
export const closeSolvedJob = defineJob<Record<string, never>>("close-solved", {
  policy: "coalesced",
  retryLimit: 3,
  expireSeconds: 300,
  concurrency: 1,
});
