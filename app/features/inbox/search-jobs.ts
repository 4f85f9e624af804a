import { defineJob } from "#app/platform/jobs/job.ts";

/** Reads the words of tickets from before there was a search. Key: "all". */
export const readTicketWordsJob = defineJob<Record<string, never>>("read-ticket-words", {
  policy: "coalesced",
  retryLimit: 5,
  expireSeconds: 600,
  concurrency: 1,
});
