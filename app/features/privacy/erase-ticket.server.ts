import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { unpackMail } from "../files/unpack-mail.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { previewOf } from "../tickets/preview-text.ts";
import { count, type Counts } from "./counts.ts";
import { dropFiles } from "./drop-files.server.ts";
import type { FoundPerson } from "./find-person.server.ts";
import { erasedText, scrubAct, scrubJson, scrubText } from "./scrub.ts";

/** What one erasure works with. */
export interface Erasure {
  found: FoundPerson;
  /** The person's names, addresses and numbers, as they may stand in texts. */
  marks: string[];
  counts: Counts;
}

interface MessageRow {
  id: bigint;
  kind: string;
  theirs: boolean;
  author_name: string;
  author_email: string | null;
  body_text: string;
  to_emails: string[];
  cc: string[];
  bcc: string[];
  inbound_mail_id: bigint | null;
}

/**
 * Takes the person out of one conversation. In their own (`isOwn`) everything goes that they and staff wrote, with
 * subject, files and mails; the ticket stays for its number, times and acts, and is closed: there is nobody left to
 * answer. In somebody else's only what the person wrote goes. What others wrote stays as text, without the person's
 * names and addresses, without quoted history and layout, in which the person's words are repeated.
 */
export async function eraseFromTicket(desk: Desk, erasure: Erasure, ticketId: bigint, isOwn: boolean): Promise<void> {
  const { found, marks, counts } = erasure;
  const messages = await desk.sql<MessageRow>`
    select id, kind, author_name, author_email, body_text, to_emails, cc, bcc, inbound_mail_id,
      coalesce(author_email = any(${found.emails}::text[]), false)
        or (kind = 'customer' and customer_id = any(${found.customerIds}::bigint[])) as theirs
    from message where shop_id = ${SHOP} and ticket_id = ${ticketId} order by id`;
  const goes = (row: MessageRow) => row.theirs || (isOwn && row.kind !== "guest");
  const kept = messages.filter((row) => !goes(row));
  // Files of those who stay may still be in the mails that go.
  for (const { id } of kept) await unpackMail(desk, { messageId: id.toString() });
  await desk.tx(async (tx) => {
    const gone = messages.filter(goes).map(({ id }) => id);
    await emptyMessages(tx, gone);
    count(counts, "message", gone.length);
    for (const row of kept) await scrubMessage(tx, row, erasure);
    const files = await dropAttachments(tx, gone);
    count(counts, "attachment", files.length);
    const mails = messages.map(({ inbound_mail_id }) => inbound_mail_id).filter((id) => id !== null);
    count(counts, "inbound_mail", await dropMails(tx, mails, found.emails));
    if (isOwn) files.push(...(await dropDraftFiles(tx, ticketId)));
    count(counts, "draft", await dropDrafts(tx, ticketId, isOwn, marks));
    count(
      counts,
      "stored_file",
      await dropFiles(
        desk,
        tx,
        files.flatMap((id) => id ?? []),
      ),
    );
    count(counts, "ticket_event", await scrubEvents(tx, ticketId, marks));
    await (isOwn
      ? emptyTicket(desk, tx, ticketId)
      : scrubTicket(
          tx,
          ticketId,
          erasure,
          messages.findLast(({ kind }) => kind !== "note"),
        ));
    count(counts, "ticket", 1);
    const [ticket] = await tx.sql<{ number: number }>`
      select number from ticket where shop_id = ${SHOP} and id = ${ticketId}`;
    if (ticket) tx.announce({ kind: "ticket", ticketId: ticketId.toString(), number: ticket.number });
  });
}

const emptyMessages = (tx: DeskTx, ids: bigint[]) => tx.sql`
  update message set body_text = '', quoted_text = null, body_html = null, has_remote_content = false,
    author_name = case when kind in ('customer', 'guest') then ${erasedText} else author_name end,
    author_email = case when kind in ('customer', 'guest') then null else author_email end,
    message_id_header = case when kind in ('customer', 'guest') then null else message_id_header end,
    to_emails = '{}', cc = '{}', bcc = '{}', delivery_detail = null, undo = null, parse_problem = null
  where shop_id = ${SHOP} and id = any(${ids}::bigint[])`;

async function scrubMessage(tx: DeskTx, row: MessageRow, { found, marks }: Erasure): Promise<void> {
  const without = (addresses: string[]) => addresses.filter((one) => !found.emails.includes(one));
  await tx.sql`
    update message set body_text = ${scrubText(row.body_text, marks)}, quoted_text = null, body_html = null,
      has_remote_content = false, delivery_detail = null, undo = null,
      to_emails = ${without(row.to_emails)}::text[], cc = ${without(row.cc)}::text[], bcc = ${without(row.bcc)}::text[]
    where shop_id = ${SHOP} and id = ${row.id}`;
  const files = await tx.db.attachment.findMany({ where: { messageId: row.id }, select: { id: true, fileName: true } });
  for (const { id, fileName } of files)
    await tx.db.attachment.updateMany({ where: { id }, data: { fileName: scrubText(fileName, marks) } });
}

/** The files that they pointed at. */
async function dropAttachments(tx: DeskTx, messageIds: bigint[]): Promise<(bigint | null)[]> {
  const rows = await tx.sql<{ file_id: bigint | null }>`
    delete from attachment where shop_id = ${SHOP} and message_id = any(${messageIds}::bigint[]) returning file_id`;
  return rows.map(({ file_id }) => file_id);
}

async function dropDraftFiles(tx: DeskTx, ticketId: bigint): Promise<bigint[]> {
  const rows = await tx.sql<{ file_id: bigint }>`
    delete from draft_file where shop_id = ${SHOP} and ticket_id = ${ticketId} returning file_id`;
  return rows.map(({ file_id }) => file_id);
}

async function dropMails(tx: DeskTx, ids: bigint[], emails: string[]): Promise<number> {
  const rows = await tx.sql`
    update inbound_mail set raw = null, problem = null,
      envelope_from = case when lower(envelope_from) = any(${emails}::text[]) then '' else envelope_from end,
      recipients = array(select one from unnest(recipients) as one where lower(one) <> all(${emails}::text[]))
    where shop_id = ${SHOP} and id = any(${ids}::bigint[]) returning id`;
  return rows.length;
}

async function dropDrafts(tx: DeskTx, ticketId: bigint, isOwn: boolean, marks: string[]): Promise<number> {
  const rows = await tx.sql`
    delete from draft d
    where d.shop_id = ${SHOP} and d.ticket_id = ${ticketId} and (${isOwn}::boolean or exists (
      select 1 from unnest(${marks}::text[]) as mark where position(lower(mark) in lower(d.body || d.recipients::text)) > 0))
    returning d.ticket_id`;
  return rows.length;
}

/** The timeline is written once: an entry that names the person is taken out, and put back without the name. */
async function scrubEvents(tx: DeskTx, ticketId: bigint, marks: string[]): Promise<number> {
  const rows = await tx.sql<{ id: bigint; kind: string; staff_id: bigint | null; data: unknown; at: Date }>`
    select id, kind, staff_id, data, at from ticket_event where shop_id = ${SHOP} and ticket_id = ${ticketId}`;
  let changed = 0;
  for (const row of rows) {
    const data = JSON.stringify((row.kind === "action" ? scrubAct : scrubJson)(row.data, marks));
    if (data === JSON.stringify(row.data)) continue;
    changed++;
    await tx.sql`delete from ticket_event where shop_id = ${SHOP} and id = ${row.id}`;
    await tx.sql`
      insert into ticket_event (shop_id, id, ticket_id, kind, staff_id, data, at)
      values (${SHOP}, ${row.id}, ${ticketId}, ${row.kind}, ${row.staff_id}::bigint, ${data}::jsonb, ${row.at}::timestamptz)`;
  }
  return changed;
}

const emptyTicket = (desk: Desk, tx: DeskTx, ticketId: bigint) => tx.sql`
  update ticket set subject = ${erasedText}, customer_name = ${erasedText}, preview = '', cc = '{}', language = null,
    status = case when status = 'spam' then status else 'closed' end, is_open = false, unread = false,
    waiting_since = null, snoozed = false, snoozed_until = null,
    solved_at = coalesce(solved_at, ${desk.now()}::timestamptz), closed_at = coalesce(closed_at, ${desk.now()}::timestamptz)
  where shop_id = ${SHOP} and id = ${ticketId}`;

async function scrubTicket(tx: DeskTx, ticketId: bigint, erasure: Erasure, last?: MessageRow): Promise<void> {
  const { found, marks } = erasure;
  const ticket = await tx.db.ticket.findFirstOrThrow({
    where: { id: ticketId },
    select: { subject: true, cc: true },
  });
  await tx.db.ticket.updateMany({
    where: { id: ticketId },
    data: {
      subject: scrubText(ticket.subject, marks),
      preview: last && !last.theirs ? previewOf(scrubText(last.body_text, marks)) : "",
      cc: ticket.cc.filter((one) => !found.emails.includes(one)),
    },
  });
}
