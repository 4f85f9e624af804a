import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { isDraftKind } from "#app/features/replies/draft-kind.ts";
import { parseDraftRecipients } from "#app/features/replies/recipients.ts";
import { saveDraft } from "#app/features/replies/save-draft.server.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** Keeps what somebody is writing. Asked by `fetch`, so that nothing else of the page is read or drawn again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const form = await readForm(request);
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  const kind = text("kind");
  const answer = isDraftKind(kind)
    ? await saveDraft(desk, number, {
        kind,
        body: text("body"),
        clientKey: text("clientKey"),
        recipients: parseDraftRecipients(text("recipients")),
      })
    : null;
  if (!answer) throw notFound();
  return answer;
}
