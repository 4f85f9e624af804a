import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { articleFromReply } from "#app/features/articles/article-from-reply.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** Begins an article with a reply of this ticket, and says which. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const messageId = parseRowId((await readForm(request)).get("messageId"));
  const made = number === null || messageId === null ? null : await articleFromReply(desk, number, messageId);
  if (!made) throw notFound();
  return made;
}
