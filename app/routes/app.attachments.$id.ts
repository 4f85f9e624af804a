import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { downloadResponse, pictureResponse } from "#app/download.server.ts";
import { findAttachment } from "#app/features/tickets/find-attachment.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";

/** A file of a message, as a download and never as a page; with `?show` a picture as one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  const found = id === null ? null : await findAttachment(desk, id);
  if (!found) throw notFound();
  const show = new URL(request.url).searchParams.has("show");
  return show ? pictureResponse(found) : downloadResponse(found.fileName, found.bytes);
}
