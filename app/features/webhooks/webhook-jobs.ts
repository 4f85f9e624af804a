import { defineJob } from "#app/platform/jobs/job.ts";

/** Works the stored webhooks of a shop. Key: "all". */
export const workWebhooksJob = defineJob<Record<string, never>>("work-webhooks", {
  policy: "one_at_a_time",
  retryLimit: 12,
  retryDelaySeconds: 2,
  expireSeconds: 300,
  concurrency: 4,
});
