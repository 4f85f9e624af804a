import { defineJob } from "#app/platform/jobs/job.ts";

/** Acknowledges the customer's first mail of a ticket. Key: the message's id. */
export const acknowledgeMailJob = defineJob<{ messageId: string }>("acknowledge-mail", {
  policy: "coalesced",
  retryLimit: 5,
  retryDelaySeconds: 10,
  expireSeconds: 60,
  concurrency: 2,
});
