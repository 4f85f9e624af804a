import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { keepFile } from "./keep-file.server.ts";

/**
 * Keeps the files of a mail, in their order. `null` stands for one that the store cannot take now: a mail does not wait
 * for the store, and its original has the file until the store is back.
 */
export async function keepMailFiles(desk: Desk, files: readonly Uint8Array[]): Promise<(bigint | null)[]> {
  const kept: (bigint | null)[] = [];
  for (const bytes of files) kept.push(await keepOrSkip(desk, bytes, kept.at(-1) === null));
  return kept;
}

/** After one that could not be kept the others are not tried: each would wait as long again. */
async function keepOrSkip(desk: Desk, bytes: Uint8Array, away: boolean): Promise<bigint | null> {
  if (away) return null;
  try {
    return (await keepFile(desk, bytes)).id;
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    desk.log.warn({ err: error }, "a file of a mail waits for the store");
    return null;
  }
}
