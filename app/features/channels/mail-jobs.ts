import { defineJob } from "#app/platform/jobs/job.ts";

/** Files the mail of a shop that waits. Tried for days before it is given up: the mail is kept all the while. Key: "all". */
export const fileMailJob = defineJob<Record<string, never>>("file-mail", {
  policy: "coalesced",
  retryLimit: 60,
  retryDelaySeconds: 2,
  expireSeconds: 300,
  concurrency: 3,
});

/** Asks again for all mail that waits to be filed or sent. Key: "all". */
export const resumeMailJob = defineJob<Record<string, never>>("resume-mail", {
  policy: "coalesced",
  retryLimit: 20,
  expireSeconds: 300,
  concurrency: 1,
});
