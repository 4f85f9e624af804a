import { defineJob } from "#app/platform/jobs/job.ts";

/** Files an arrived mail. Tried for days before it is given up: the mail is kept all the while. */
export const processMailJob = defineJob<{ mailId: string }>("process-mail", {
  retryLimit: 60,
  retryDelaySeconds: 2,
  expireSeconds: 120,
  concurrency: 3,
});

/** Asks again for all mail that waits to be filed or sent. Key: "all". */
export const resumeMailJob = defineJob<Record<string, never>>("resume-mail", {
  policy: "coalesced",
  retryLimit: 20,
  expireSeconds: 300,
  concurrency: 1,
});
