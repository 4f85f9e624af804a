import type { ActionFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { assignTicket } from "#app/features/tickets/assign-ticket.server.ts";
import { followTicket } from "#app/features/tickets/follow-ticket.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** Whose the ticket is, and who hears of it. An empty id is nobody. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent !== "assign" && intent !== "follow" && intent !== "unfollow") throw badRequest();
  const staffId = readId(fields.get("staffId"));
  const from = fields.has("from") ? readId(fields.get("from")) : undefined;
  const answer =
    staffId === undefined
      ? null
      : intent === "assign"
        ? await assignTicket(desk, number, staffId, from)
        : staffId && (await followTicket(desk, number, staffId, intent === "follow"));
  if (!answer) throw notFound();
  return answer;
}

/** null: nobody; undefined: it is no id. */
const readId = (value: FormDataEntryValue | null) => (value === "" ? null : (parseRowId(value) ?? undefined));

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
