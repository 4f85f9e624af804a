import { defineJob } from "#app/platform/jobs/job.ts";

/** Works the stored webhooks of a shop. Key: "all". */
export const workWebhooksJob = defineJob<Record<string, never>>("work-webhooks", {
  policy: "coalesced",
  retryLimit: 12,
  retryDelaySeconds: 2,
  expireSeconds: 300,
  concurrency: 4,
});
