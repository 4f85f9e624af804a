import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { beatPresence, endPresence, readPresence } from "#app/features/tickets/beat-presence.server.ts";
import { parsePageId } from "#app/features/tickets/presence.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** Who else has the ticket open. Asked by `fetch`, so that nothing else of the page is read again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const present = number === null ? null : await readPresence(desk, number);
  if (!present) throw notFound();
  return { present };
}

/** "I am here", "I type", "I leave": `state` is here, typing or gone, `page` the open page. Answers as the loader does. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const form = await readForm(request);
  const state = form.get("state");
  const present =
    state === "gone"
      ? await endPresence(desk, number)
      : await beatPresence(desk, number, { typing: state === "typing", pageId: parsePageId(form.get("page")) });
  if (!present) throw notFound();
  return { present };
}
