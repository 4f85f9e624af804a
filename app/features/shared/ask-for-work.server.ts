import type { JobKind } from "#app/platform/jobs/job.ts";
import type { Desk } from "./desk.ts";

/** Asks for a job that takes up whatever waits in the shop; while one waits already, another adds nothing. */
export const askForWork = (desk: Desk, kind: JobKind<Record<string, never>>): Promise<void> =>
  desk.tx((tx) => tx.enqueue(kind, {}, { key: "all" }));
