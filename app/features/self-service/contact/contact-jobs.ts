import { defineJob } from "#app/platform/jobs/job.ts";

/** Counts anew how long answers take. Key: "all". */
export const measureAnswersJob = defineJob<Record<string, never>>("measure-answers", {
  policy: "coalesced",
  retryLimit: 3,
  retryDelaySeconds: 300,
  expireSeconds: 600,
  concurrency: 1,
});

/** Tells somebody by mail that what they wrote on the contact page has arrived. Key: the message's id. */
export const sendReceiptJob = defineJob<{ messageId: string }>("send-receipt", {
  policy: "coalesced",
  retryLimit: 5,
  retryDelaySeconds: 10,
  expireSeconds: 60,
  concurrency: 2,
});

/** Asks Shopify which customer somebody is who wrote on the contact page. Key: our customer's id. */
export const matchCustomerJob = defineJob<{ customerId: string }>("match-customer", {
  policy: "coalesced",
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 60,
  concurrency: 1,
});

/** Tells the theme's blocks the topics of the contact form and when somebody is in. Key: "all". */
export const publishContactJob = defineJob<Record<string, never>>("publish-contact", {
  policy: "coalesced",
  retryLimit: 10,
  retryDelaySeconds: 10,
  expireSeconds: 60,
  concurrency: 1,
});
