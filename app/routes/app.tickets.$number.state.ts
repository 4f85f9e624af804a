import type { ActionFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { isBlockScope } from "#app/features/channels/block-pattern.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { addTicketTag, removeTicketTag } from "#app/features/tags/tag-ticket.server.ts";
import { blockSender, unblockSender } from "#app/features/tickets/block-sender.server.ts";
import { markUnread } from "#app/features/tickets/mark-unread.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { setPriority } from "#app/features/tickets/set-priority.server.ts";
import { setStatus } from "#app/features/tickets/set-status.server.ts";
import { parseSnoozeUntil } from "#app/features/tickets/snooze-time.ts";
import { snoozeTicket, wakeTicket } from "#app/features/tickets/snooze-ticket.server.ts";
import { parsePriority } from "#app/features/tickets/ticket-priority.ts";
import { isTicketStatus } from "#app/features/tickets/ticket-status.ts";
import { undoChange } from "#app/features/tickets/undo-change.server.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** Where the ticket stands, and what is said of it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const fields = Object.fromEntries(await readForm(request));
  const intent = String(fields.intent);
  if (!Object.hasOwn(intents, intent)) throw badRequest();
  const answer = await intents[intent as keyof typeof intents](desk, number, fields);
  if (!answer) throw notFound();
  return answer;
}

type Fields = Record<string, FormDataEntryValue>;

/** Each answers with its outcome, or null where what it was given is none of the shop's. */
const intents = {
  status: async (desk: StaffDesk, number: number, { to, from }: Fields) =>
    isTicketStatus(to) ? setStatus(desk, number, to, isTicketStatus(from) ? from : null) : null,
  snooze: async (desk: StaffDesk, number: number, { until, from }: Fields) => {
    const time = parseSnoozeUntil(until, desk.shop.timezone);
    return time === "unreadable" ? null : snoozeTicket(desk, number, time, isTicketStatus(from) ? from : null);
  },
  wake: (desk: StaffDesk, number: number, _fields: Fields) => wakeTicket(desk, number),
  undo: async (desk: StaffDesk, number: number, { change }: Fields) => {
    const id = parseRowId(change);
    return id === null ? null : undoChange(desk, number, id);
  },
  priority: async (desk: StaffDesk, number: number, { to, from }: Fields) => {
    const priority = parsePriority(to);
    return priority === null ? null : setPriority(desk, number, priority, parsePriority(from));
  },
  tag: async (desk: StaffDesk, number: number, { name }: Fields) =>
    typeof name === "string" ? addTicketTag(desk, number, name) : null,
  untag: async (desk: StaffDesk, number: number, { tagId }: Fields) => {
    const id = parseRowId(tagId);
    return id === null ? null : removeTicketTag(desk, number, id);
  },
  unread: (desk: StaffDesk, number: number, _fields: Fields) => markUnread(desk, number),
  block: async (desk: StaffDesk, number: number, { scope }: Fields) =>
    isBlockScope(scope) ? blockSender(desk, number, scope) : null,
  unblock: (desk: StaffDesk, number: number, _fields: Fields) => unblockSender(desk, number),
};

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
