import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { listPresence } from "#app/features/inbox/list-presence.server.ts";
import { isTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest } from "#app/http.server.ts";

/** More than a page of a list holds. */
const most = 100;

/** Who else is at the tickets of a list: `?numbers=7,3,9`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const numbers = (new URL(request.url).searchParams.get("numbers") ?? "").split(",").map(Number);
  if (numbers.length > most || !numbers.every(isTicketNumber)) throw badRequest();
  return listPresence(desk, numbers);
}
