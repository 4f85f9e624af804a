import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { changeMailbox, connectMailbox } from "#app/features/channels/change-mailbox.server.ts";
import { checkMailDns } from "#app/features/channels/check-mail-dns.server.ts";
import { listFrozenAnswers } from "#app/features/channels/frozen-answers.server.ts";
import { isOurDomain } from "#app/features/channels/inbound-address.server.ts";
import { listMailboxes } from "#app/features/channels/list-mailboxes.server.ts";
import { MailboxPage } from "#app/features/channels/mailbox-page.tsx";
import { rotateMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import { sendForwardingTest, sendOutgoingTest } from "#app/features/channels/send-test-mail.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed } from "#app/features/shared/outcome.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { ownerOnly } from "#app/owner-only.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  const [mailbox] = id === null ? [] : await listMailboxes(desk, id);
  if (!mailbox) throw notFound();
  const frozen = await listFrozenAnswers(desk, id);
  return { mailbox, frozen, isOurs: isOurDomain(mailbox.address), isOwner: desk.staff.accountOwner };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "mailboxes");
  if (id === null) throw notFound();
  const fields = await readForm(request);
  const intent = String(fields.get("intent"));
  if (!Object.hasOwn(intents, intent)) throw badRequest();
  const answer = await intents[intent as keyof typeof intents](desk, id, fields);
  if (!answer) throw notFound();
  return answer;
}

/** What one can do with a mailbox; null where the shop has no such mailbox. */
const intents = {
  save: async (desk: StaffDesk, id: bigint, fields: FormData) => {
    const values = readValues(fields);
    const { displayName, signature } = values as Record<string, unknown>;
    if (typeof displayName !== "string" || typeof signature !== "string") return refuse("malformed");
    return changeMailbox(desk, id, { displayName, signature });
  },
  "test-in": (desk: StaffDesk, id: bigint) => sendForwardingTest(desk, id),
  "test-out": (desk: StaffDesk, id: bigint) => sendOutgoingTest(desk, id),
  dns: async (desk: StaffDesk, id: bigint) => ((await checkMailDns(desk, id)) ? succeed(null) : null),
  disconnect: (desk: StaffDesk, id: bigint) => connectMailbox(desk, id, false),
  connect: (desk: StaffDesk, id: bigint) => connectMailbox(desk, id, true),
  secret: async (desk: StaffDesk, id: bigint) => {
    await ownerOnly(desk, "make a mailbox secret");
    const secret = await rotateMailboxSecret(desk, id);
    return secret && succeed({ secret });
  },
};

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.mailbox.title);

export default function Mailbox() {
  const data = useLoaderData<typeof loader>();
  useLiveReload((event) => event.kind === "shop");
  return <MailboxPage key={data.mailbox.id} {...data} />;
}
