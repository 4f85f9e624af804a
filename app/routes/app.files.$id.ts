import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { pictureResponse } from "#app/download.server.ts";
import { findDraftFile } from "#app/features/files/find-draft-file.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";

/** A file that the person has put to a text and not sent yet: a picture as one, anything else as a download. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  const found = id === null ? null : await findDraftFile(desk, id);
  if (!found) throw notFound();
  return pictureResponse(found);
}
