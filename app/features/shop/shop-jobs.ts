import { defineJob } from "#app/platform/jobs/job.ts";

/** Reads the shop's name, currency, zone and grants. Key: "shop". */
export const readShopDetailsJob = defineJob<Record<string, never>>("read-shop", {
  policy: "coalesced",
  retryLimit: 20,
  retryDelaySeconds: 3,
  expireSeconds: 60,
  concurrency: 2,
});
