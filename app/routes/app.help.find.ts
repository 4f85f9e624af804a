import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { findForReply } from "#app/features/articles/find-for-reply.server.ts";
import { noteInserted } from "#app/features/articles/note-inserted.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** Published articles for a reply: `?words=…&ticket=1042`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const query = new URL(request.url).searchParams;
  return { found: await findForReply(desk, query.get("words") ?? "", parseTicketNumber(query.get("ticket"))) };
}

/** One of them was put into a reply. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const articleId = parseRowId((await readForm(request)).get("articleId"));
  if (articleId === null || !(await noteInserted(desk, articleId))) throw notFound();
  return { ok: true };
}
