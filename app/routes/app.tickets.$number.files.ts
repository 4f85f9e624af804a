import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { attachFile } from "#app/features/files/attach-file.server.ts";
import { detachFile } from "#app/features/files/detach-file.server.ts";
import { largestFile } from "#app/features/files/file-kinds.ts";
import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import { isDraftKind } from "#app/features/replies/draft-kind.ts";
import { refuse } from "#app/features/shared/outcome.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readBody } from "#app/read-body.server.ts";
import { readForm } from "#app/read-form.server.ts";

/**
 * Files beside an unsent text. With `?kind=reply&name=invoice.pdf` the body is the file itself, so that nothing of it
 * has to be parsed; a form with `remove` takes one away.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const query = new URL(request.url).searchParams;
  if (!query.has("kind")) {
    const id = parseRowId((await readForm(request)).get("remove"));
    const removed = id === null ? null : await detachFile(desk, number, id);
    if (!removed) throw notFound();
    return removed;
  }
  const kind = query.get("kind");
  if (!isDraftKind(kind)) throw badRequest();
  const bytes = await readBody(request, largestFile);
  if (!bytes) return refuse("file_too_large");
  try {
    const answer = await attachFile(desk, number, { kind, fileName: query.get("name") ?? "", bytes });
    if (!answer) throw notFound();
    return answer;
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    desk.log.error({ err: error }, "a file could not be stored");
    return refuse("files_unavailable");
  }
}

/** A file beside a text changes nothing else on the page. */
export const shouldRevalidate = () => false;
