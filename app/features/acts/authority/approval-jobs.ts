import { defineJob } from "#app/platform/jobs/job.ts";

/** Mails somebody that a request for approval still waits. Key: request, person and how often it was told. */
export const mailApprovalJob = defineJob<{ approvalId: string; staffId: string }>("mail-approval", {
  retryLimit: 5,
  retryDelaySeconds: 30,
  expireSeconds: 60,
  concurrency: 1,
});
