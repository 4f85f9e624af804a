import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { readRequest } from "#app/features/acts/authority/read-request.server.ts";
import { declineAction, withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { deskForStaff } from "#app/desk.server.ts";

/** What a request for approval is about. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const id = parseRowId(new URL(request.url).searchParams.get("action"));
  const detail = number === null || id === null ? null : await readRequest(desk, number, id);
  if (!detail) throw notFound();
  return detail;
}

const decisions = { approve: approveAction, decline: declineAction, withdraw: withdrawAction };

/** What is said to it: approve, decline, or by who asked, withdraw. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const fields = await readForm(request);
  const intent = String(fields.get("intent"));
  if (!Object.hasOwn(decisions, intent)) throw badRequest();
  const id = parseRowId(fields.get("actionId"));
  const word = fields.get("word");
  const decide = decisions[intent as keyof typeof decisions];
  const answer = id === null ? null : await decide(desk, number, id, typeof word === "string" ? word : "");
  if (!answer) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
