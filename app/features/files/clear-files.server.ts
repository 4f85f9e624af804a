import type { Desk } from "#app/features/shared/desk.ts";
import { dropUnusedFiles, filesAtOnce } from "./drop-unused-files.server.ts";
import { filesUnusedAfterMs } from "./file-jobs.ts";

/** Forgets files that nothing points at and that nobody has kept anew for a day. Returns how many went. */
export async function clearFiles(desk: Desk): Promise<number> {
  const until = new Date(desk.now().getTime() - filesUnusedAfterMs);
  let cleared = 0;
  for (let found = filesAtOnce; found === filesAtOnce; cleared += found) found = await dropUnusedFiles(desk, until);
  return cleared;
}
