import type { JobKind } from "#app/platform/jobs/job.ts";
import type { Desk } from "./desk.ts";

/**
 * Asks for a job that takes up whatever waits in the shop. Where something is stored for it, ask within that transaction
 * and here again after the commit: the first request is dropped while such a job waits already, and should that one begin
 * before the commit, it would not see what was committed.
 */
export const askForWork = (desk: Desk, kind: JobKind<Record<string, never>>): Promise<void> =>
  desk.tx((tx) => tx.enqueue(kind, {}, { key: "all" }));
