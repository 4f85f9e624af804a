import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { streamDownload } from "#app/download.server.ts";
import { findExport } from "#app/features/privacy/find-export.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";

/** An export, for the owner. Anybody else is told that there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  const found = id === null ? null : await findExport(desk, id);
  if (!found) throw notFound();
  return streamDownload(found.fileName, found.pieces(), found.sizeBytes);
}
