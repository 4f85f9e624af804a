import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, type Outcome } from "#app/features/shared/outcome.ts";
import type { GivenFile } from "#app/features/files/attach-file.server.ts";
import { largestFile } from "#app/features/files/file-kinds.ts";
import { isDraftKind } from "#app/features/replies/draft-kind.ts";
import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import { badRequest, notFound } from "./http.server.ts";
import { readBody } from "./read-body.server.ts";

/**
 * Takes a file for an unsent text. With `?kind=reply&name=invoice.pdf` the body is the file itself, so that nothing of it
 * has to be parsed.
 * @param attach gives null when there is no such text
 * @throws Response 400, 404
 */
export async function receiveFile(
  request: Request,
  desk: StaffDesk,
  attach: (file: GivenFile) => Promise<Outcome<unknown> | null>,
) {
  const query = new URL(request.url).searchParams;
  const kind = query.get("kind");
  if (!isDraftKind(kind)) throw badRequest();
  return takeFile(request, desk, (bytes) => attach({ kind, fileName: query.get("name") ?? "", bytes }));
}

/**
 * Takes the file that a request's body is.
 * @param keep gives null when there is nothing that it could belong to
 * @throws Response 404
 */
export async function takeFile<Kept>(
  request: Request,
  desk: StaffDesk,
  keep: (bytes: Uint8Array) => Promise<Outcome<Kept> | null>,
) {
  const bytes = await readBody(request, largestFile);
  if (!bytes) return refuse("file_too_large");
  try {
    const answer = await keep(bytes);
    if (!answer) throw notFound();
    return answer;
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    desk.log.error({ err: error }, "a file could not be stored");
    return refuse("files_unavailable");
  }
}
