import { defineJob } from "#app/platform/jobs/job.ts";

/** Puts the files of a mail into the store, where that could not be done when it was filed. For about two days. */
export const unpackMailJob = defineJob<{ messageId: string }>("unpack-mail", {
  policy: "coalesced",
  retryLimit: 60,
  retryDelaySeconds: 30,
  expireSeconds: 300,
  concurrency: 1,
});

/** Forgets files that nothing points at. */
export const clearFilesJob = defineJob<Record<string, never>>("clear-files", {
  policy: "coalesced",
  expireSeconds: 600,
  concurrency: 1,
});

/** A file that nothing points at is left alone for a day: somebody may be about to. Milliseconds. */
export const filesUnusedAfterMs = 24 * 3_600_000;

/**
 * Files of a new ticket that was never sent: its text lives as long as the browser's tab. And labels: an act that names
 * one is done, or given up, by then. A rule of ours.
 */
export const startFilesKeptMs = 7 * 24 * 3_600_000;
