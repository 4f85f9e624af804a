import { defineJob } from "#app/platform/jobs/job.ts";

/**
 * Hands one of our messages to the mail server. One at a time per message, so that two runs cannot send it twice.
 * The waits double up to an hour; after `largestAttempts` (most of a day) the message counts as failed.
 */
export const sendMailJob = defineJob<{ messageId: string }>("send-mail", {
  policy: "one_at_a_time",
  retryLimit: 60,
  retryDelaySeconds: 5,
  expireSeconds: 180,
  concurrency: 4,
});

export const largestAttempts = 24;

/** What has not left so long after it should have is late: Home says so, and it is looked after. Ours. Milliseconds. */
export const overdueAfter = 10 * 60_000;
