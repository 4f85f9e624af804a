import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { parseBulkAsk } from "#app/features/inbox/bulk-ask.server.ts";
import { findRunningBulk, readBulk } from "#app/features/inbox/read-bulk.server.ts";
import { startBulk } from "#app/features/inbox/start-bulk.server.ts";
import { undoBulk } from "#app/features/inbox/undo-bulk.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { parseSnoozeUntil } from "#app/features/tickets/snooze-time.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { parseJson } from "#app/parse-json.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** How far a change of many tickets is; without an id, the one of the person who asks that goes on just now. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const asked = new URL(request.url).searchParams.get("id");
  if (asked === null) return { bulk: await findRunningBulk(desk) };
  const id = parseRowId(asked);
  const bulk = id === null ? null : await readBulk(desk, id);
  if (!bulk) throw notFound();
  return { bulk };
}

/** Begins a change of many tickets, or takes one back. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const form = await readForm(request);
  if (form.get("intent") === "undo") {
    const id = parseRowId(form.get("id"));
    const undone = id === null ? null : await undoBulk(desk, id);
    if (!undone) throw notFound();
    return undone;
  }
  const ask = parseBulkAsk(parseJson(form.get("ask")), (text) => {
    const until = parseSnoozeUntil(text, desk.shop.timezone);
    return until === "unreadable" ? undefined : (until?.toISOString() ?? null);
  });
  if (!ask) throw badRequest();
  return startBulk(desk, ask);
}
