import { defineJob } from "#app/platform/jobs/job.ts";

/** Fulfils a duty about personal data, or makes an export. Key: the request's id. */
export const fulfilPrivacyJob = defineJob<{ requestId: string }>("fulfil-privacy", {
  policy: "one_at_a_time",
  retryLimit: 30,
  retryDelaySeconds: 30,
  expireSeconds: 3_600,
  concurrency: 1,
});

/** Forgets what was kept long enough. Key: "all". */
export const retainJob = defineJob<Record<string, never>>("retain", {
  policy: "one_at_a_time",
  retryLimit: 3,
  retryDelaySeconds: 300,
  expireSeconds: 3_600,
  concurrency: 1,
});

/** By law both are to be done within 30 days of the request. */
export const dueDays = 30;
/** An export can be fetched for so long. Ours. */
export const exportDays = 14;

export const dayMs = 86_400_000;
