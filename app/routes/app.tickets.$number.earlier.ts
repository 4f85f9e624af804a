import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { listEarlier } from "#app/features/tickets/list-earlier.server.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { orFailed } from "#app/ui/or-failed.ts";

/** The part of a ticket's timeline before the one that its page shows. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const page = number !== null && cursor ? await listEarlier(desk, number, cursor) : null;
  if (!page) throw notFound();
  return page;
}

export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  orFailed(() => serverLoader<typeof loader>());

/** What was, does not change. */
export const shouldRevalidate = () => false;
