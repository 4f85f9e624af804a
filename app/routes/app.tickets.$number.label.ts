import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { attachLabel } from "#app/features/acts/return/attach-label.server.ts";
import { keepLabel } from "#app/features/acts/return/keep-label.server.ts";
import { detachFile } from "#app/features/files/detach-file.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { takeFile } from "#app/receive-file.server.ts";

/**
 * The label of goods that come back, as a file: with `?name=` the body is the file itself. A form with `remove` takes one
 * away, and one with `act` puts the label of this act to the reply.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const name = new URL(request.url).searchParams.get("name");
  if (name !== null) return takeFile(request, desk, (bytes) => keepLabel(desk, number, { fileName: name, bytes }));
  const fields = await readForm(request);
  const [actId, id] = [parseRowId(fields.get("act")), parseRowId(fields.get("remove"))];
  const answer =
    actId !== null ? await attachLabel(desk, number, actId) : id !== null ? await detachFile(desk, number, id) : null;
  if (!answer) throw notFound();
  return answer;
}

/** A file changes nothing else on the page. */
export const shouldRevalidate = () => false;
