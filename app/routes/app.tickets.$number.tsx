import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  useLoaderData,
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { useEffect } from "react";
import { deskForStaff } from "#app/desk.server.ts";
import { compareOrderAction, decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { isDecision } from "#app/features/acts/order-action-decision.ts";
import { pinOrder } from "#app/features/orders/pin-order.server.ts";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { retryDelivery } from "#app/features/replies/retry-delivery.server.ts";
import { parseDraftRecipients } from "#app/features/replies/recipients.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { isReplyStatus } from "#app/features/replies/status-after-reply.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { parseRowId, parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { TicketPage } from "#app/features/tickets/ticket-page.tsx";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { LastGood } from "#app/ui/last-good.ts";
import { pageTitle } from "#app/ui/page-title.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const [ticket, context] = await Promise.all([openTicket(desk, number), openOrderContext(desk, number)]);
  if (!ticket || !context) throw notFound();
  return { ticket, context };
}

type PageData = Awaited<ReturnType<typeof loader>>;
const lastGood = new LastGood<PageData>();

export const clientLoader = ({ request, serverLoader }: ClientLoaderFunctionArgs) =>
  lastGood.read(new URL(request.url).pathname, () => serverLoader<typeof loader>());

export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const fields = Object.fromEntries(await readForm(request));
  const intent = String(fields.intent);
  if (!Object.hasOwn(intents, intent)) throw badRequest();
  const answer = await intents[intent as Intent](desk, number, fields);
  if (!answer) throw notFound();
  return answer;
}

type Fields = Record<string, FormDataEntryValue>;
type Intent = keyof typeof intents;

const text = (value: FormDataEntryValue | undefined): string => (typeof value === "string" ? value : "");

/** What one can do on the page; each answers with its outcome, or null where the id it was given is none of the shop's. */
const intents = {
  reply: (desk: StaffDesk, number: number, fields: Fields) => {
    const { body, clientKey, status, lastSeenMessageId, recipients, files } = fields;
    const { cc, bcc } = parseDraftRecipients(text(recipients));
    return sendReply(desk, number, {
      cc,
      bcc,
      draftFileIds: text(files).split(",").filter(Boolean),
      body: text(body),
      clientKey: text(clientKey),
      status: isReplyStatus(status) ? status : null,
      lastSeenMessageId: text(lastSeenMessageId) || null,
    });
  },
  note: (desk: StaffDesk, number: number, { body, clientKey }: Fields) =>
    addNote(desk, number, { body: text(body), clientKey: text(clientKey) }),
  pin: (desk: StaffDesk, number: number, { orderId }: Fields) => pinOrder(desk, number, text(orderId)),
  unpin: (desk: StaffDesk, number: number, _fields: Fields) => pinOrder(desk, number, null),
  retry: async (desk: StaffDesk, _number: number, { messageId }: Fields) => {
    const id = parseRowId(messageId);
    return id === null ? null : retryDelivery(desk, id);
  },
  compare: async (desk: StaffDesk, number: number, { actionId }: Fields) => {
    const id = parseRowId(actionId);
    return id === null ? null : compareOrderAction(desk, number, id);
  },
  decide: async (desk: StaffDesk, number: number, { actionId, decision, word }: Fields) => {
    const id = parseRowId(actionId);
    return id === null || !isDecision(decision) ? null : decideOrderAction(desk, number, id, decision, text(word));
  },
};

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

/** Looking at a refund, planned or made, changes nothing that the page shows. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) => {
  const intent = formData?.get("intent");
  return intent === "unread" || intent === "preview" || intent === "compare" ? false : defaultShouldRevalidate;
};

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (texts) => data?.ticket.subject || texts.ticket.noSubject);

export default function Page() {
  const data = useLoaderData<typeof loader>() as PageData;
  useEffect(() => lastGood.remember(location.pathname, data), [data]);
  return <TicketPage key={data.ticket.number} ticket={data.ticket} context={data.context} />;
}
