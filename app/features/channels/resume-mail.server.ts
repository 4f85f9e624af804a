import { askForWork } from "#app/features/shared/ask-for-work.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { sweepOutbox } from "#app/features/replies/sweep-outbox.server.ts";
import { fileMailJob } from "./mail-jobs.ts";

/**
 * Asks again for everything that waits to be filed or sent. Jobs of a shop that had uninstalled the app were dropped;
 * when it comes back, this picks their work up. Job; asking twice does no harm.
 */
export async function resumeMail(desk: Desk): Promise<void> {
  await askForWork(desk, fileMailJob);
  await sweepOutbox(desk);
}
