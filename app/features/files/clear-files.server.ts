import type { Desk } from "#app/features/shared/desk.ts";
import { dropUnusedFiles, filesAtOnce } from "./drop-unused-files.server.ts";
import { filesUnusedAfterMs, startFilesKeptMs } from "./file-jobs.ts";

/**
 * Forgets files that nothing points at and that nobody has kept anew for a day, those of new tickets that were never
 * sent, and labels. Returns how many went.
 */
export async function clearFiles(desk: Desk): Promise<number> {
  const before = (milliseconds: number) => new Date(desk.now().getTime() - milliseconds);
  await desk.db.draftFile.deleteMany({
    where: { OR: [{ ticketId: null }, { kind: "label" }], createdAt: { lte: before(startFilesKeptMs) } },
  });
  const until = before(filesUnusedAfterMs);
  let cleared = 0;
  for (let found = filesAtOnce; found === filesAtOnce; cleared += found) found = await dropUnusedFiles(desk, until);
  return cleared;
}
