import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { findOriginalMail } from "#app/features/tickets/find-original-mail.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { downloadResponse } from "#app/download.server.ts";
import { notFound } from "#app/http.server.ts";

/** A mail exactly as it arrived. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  const bytes = id === null ? null : await findOriginalMail(desk, id);
  if (!bytes) throw notFound();
  return downloadResponse(`message-${params.id}.eml`, bytes);
}
