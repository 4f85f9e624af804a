import { defineJob } from "#app/platform/jobs/job.ts";

/** Counts anew how long the shop's parcels usually take. Key: "all". */
export const measurePacesJob = defineJob<Record<string, never>>("measure-paces", {
  policy: "coalesced",
  retryLimit: 3,
  retryDelaySeconds: 300,
  expireSeconds: 600,
  concurrency: 1,
});
