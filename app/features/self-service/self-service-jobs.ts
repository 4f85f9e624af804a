import { defineJob } from "#app/platform/jobs/job.ts";

/** Tells the theme's blocks where the shop's domain hands requests on to us. Key: "all". */
export const publishProxyPathJob = defineJob<Record<string, never>>("publish-proxy-path", {
  policy: "coalesced",
  retryLimit: 10,
  retryDelaySeconds: 10,
  expireSeconds: 60,
  concurrency: 1,
});

/** Tells the theme's FAQ block which articles there are. Key: "all". */
export const publishFaqJob = defineJob<Record<string, never>>("publish-faq", {
  policy: "coalesced",
  retryLimit: 10,
  retryDelaySeconds: 10,
  expireSeconds: 60,
  concurrency: 1,
});
