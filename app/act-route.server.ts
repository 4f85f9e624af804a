import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ActKind } from "#app/features/acts/act-kind.ts";
import type { Checked } from "#app/features/acts/act-problems.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { noteForgedChoice } from "#app/features/acts/authority/note-forged-choice.server.ts";
import { keepTypedForm, type TypedForm } from "#app/features/acts/authority/typed-form.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { sayOutage } from "#app/features/acts/say-outage.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { deskForStaff } from "./desk.server.ts";
import { badRequest, notFound } from "./http.server.ts";
import { readForm } from "./read-form.server.ts";

/** Answers with what the form of an act on the ticket's order starts from. */
export async function openAct<Start>(
  { request, params }: LoaderFunctionArgs,
  open: (desk: StaffDesk, ticketNumber: number) => Promise<Outcome<Start> | null>,
) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const start = number === null ? null : await sayOutage(open(desk, number));
  if (!start) throw notFound();
  return start;
}

/** What is different about the kinds of acts. */
export interface ActRoute<Choice, Preview> {
  kind: ActKind;
  parse(fields: FormData, desk: StaffDesk): Checked<Choice>;
  preview(desk: StaffDesk, ticketNumber: number, choice: Choice, typed?: TypedForm): Promise<Checked<Preview> | null>;
}

/** Says what a choice comes to (`intent` preview), does exactly what was said (confirm), or asks for it (ask). */
export async function previewOrConfirm<Choice, Preview>(
  { request, params }: ActionFunctionArgs,
  { kind, parse, preview }: ActRoute<Choice, Preview>,
) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const fields = await readForm(request);
  const text = (field: string) => String(fields.get(field));
  const intent = fields.get("intent");
  if (intent !== "preview" && intent !== "confirm" && intent !== "ask") throw badRequest();
  const confirmed = { amountMinor: text("amountMinor"), currency: text("currency") };
  const word = String(fields.get("word") ?? "");
  const actionId = parseRowId(fields.get("insteadOf"));
  const insteadOf = actionId === null ? null : { actionId, answer: String(fields.get("answer") ?? "") };
  const answer =
    intent === "confirm"
      ? await confirmAction(desk, number, kind, text("requestKey"), confirmed, insteadOf, word)
      : intent === "ask"
        ? await askApproval(desk, number, kind, text("requestKey"), confirmed, word, insteadOf)
        : await previewParsed(parse(fields, desk), async (choice) => {
            const previewed = await preview(desk, number, choice, keepTypedForm(fields));
            await noteForgedChoice(desk, number, kind, previewed);
            return previewed;
          });
  if (!answer) throw notFound();
  return answer;
}

const previewParsed = async <Choice, Preview>(
  parsed: Checked<Choice>,
  preview: (choice: Choice) => Promise<Checked<Preview> | null>,
) => (parsed.ok ? sayOutage(preview(parsed.value)) : parsed);
