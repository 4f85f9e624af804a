import { defineJob } from "#app/platform/jobs/job.ts";

/** Reads name, currency, zone and granted scopes of the shop. Key: "shop". */
export const readShopDetailsJob = defineJob<Record<string, never>>("read-shop-details", {
  policy: "coalesced",
  retryLimit: 20,
  retryDelaySeconds: 5,
  concurrency: 1,
});
