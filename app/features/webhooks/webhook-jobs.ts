import { defineJob } from "#app/platform/jobs/job.ts";

/** Works a stored webhook. */
export const workWebhookJob = defineJob<{ id: string }>("work-webhook", {
  retryLimit: 12,
  retryDelaySeconds: 2,
  expireSeconds: 180,
  concurrency: 4,
});
