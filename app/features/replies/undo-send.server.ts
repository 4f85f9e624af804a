import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import type { DraftFileView } from "#app/features/files/file-view.ts";
import { listDraftFiles } from "#app/features/files/draft-files.server.ts";
import { lockTicket, type LockedTicket } from "#app/features/tickets/lock-ticket.server.ts";
import { noteEvent } from "#app/features/tickets/note-event.server.ts";
import { nobody, type DraftRecipients } from "./recipients.ts";
import { readUndo } from "./undo-record.ts";

/** The text as it was before it was sent; the page puts it back where it was written. */
export interface TakenBack {
  kind: "reply" | "forward";
  body: string;
  recipients: DraftRecipients;
  files: DraftFileView[];
}

interface Row {
  kind: "reply" | "forward";
  body_text: string;
  to_emails: string[];
  cc: string[];
  bcc: string[];
  undo: unknown;
}

/**
 * Takes a mail back that has not left: message, status and inbox are as before, and its text, people and files are the
 * writer's draft again, before anything they have begun since. `too_late` once somebody has begun to deliver it or its
 * time is over. Only who wrote it may. `null` when they have no such mail in this ticket.
 */
export async function undoSend(
  desk: StaffDesk,
  number: number,
  messageId: bigint,
): Promise<Outcome<TakenBack, "too_late"> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const mine = await tx.db.message.findFirst({
      where: { id: messageId, ticketId: ticket.id, staffId: desk.staff.id, kind: { in: ["reply", "forward"] } },
      select: { id: true },
    });
    if (!mine) return null;
    // Whoever changes the row first wins, this or the one who delivers: both ask for its state as they change it.
    const [row] = await tx.sql<Row>`
      update message set delivery_state = null
      where shop_id = ${SHOP} and id = ${messageId} and delivery_state = 'queued' and delivery_attempts = 0
        and undo_until > ${desk.now()}::timestamptz
      returning kind, body_text, to_emails, cc, bcc, undo`;
    if (!row) return refuse("too_late");
    const files = await giveFilesBack(desk, tx, ticket.id, messageId, row.kind);
    const taken = await restoreDraft(desk, tx, ticket.id, row, files);
    await restoreTicket(desk, tx, ticket, row, messageId);
    await tx.db.message.deleteMany({ where: { id: messageId } });
    await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: { messageCount: { decrement: 1 } } });
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number });
    return succeed(taken);
  });
}

async function giveFilesBack(
  desk: StaffDesk,
  tx: DeskTx,
  ticketId: bigint,
  messageId: bigint,
  kind: Row["kind"],
): Promise<DraftFileView[]> {
  // What came with a message that is sent on comes along again the next time.
  await tx.sql`
    insert into draft_file (shop_id, ticket_id, staff_id, kind, file_id, file_name, created_at)
    select a.shop_id, ${ticketId}::bigint, ${desk.staff.id}::bigint, ${kind}::text, a.file_id, a.file_name,
           ${desk.now()}::timestamptz
    from attachment a
    where a.shop_id = ${SHOP} and a.message_id = ${messageId} and a.file_id is not null and a.position >= 1000
    order by a.position`;
  const rows = await listDraftFiles(desk, tx, ticketId, kind);
  return rows.map((one) => ({
    id: one.id.toString(),
    kind,
    fileName: one.file_name,
    sizeBytes: one.size_bytes,
    contentType: one.content_type,
  }));
}

async function restoreDraft(
  desk: StaffDesk,
  tx: DeskTx,
  ticketId: bigint,
  row: Row,
  files: DraftFileView[],
): Promise<TakenBack> {
  const { kind, to_emails: to, cc, bcc } = row;
  const begun = await tx.db.draft.findFirst({
    where: { ticketId, staffId: desk.staff.id, kind },
    select: { body: true },
  });
  const body = begun?.body.trim() ? `${row.body_text}\n\n${begun.body}` : row.body_text;
  const recipients = { ...nobody, to, cc, bcc, messageId: readUndo(row.undo)?.forwarded ?? null };
  await tx.sql`
    insert into draft (shop_id, ticket_id, staff_id, kind, body, recipients, updated_at)
    values (${SHOP}, ${ticketId}, ${desk.staff.id}, ${kind}, ${body}, ${JSON.stringify(recipients)}::jsonb,
            ${desk.now()}::timestamptz)
    on conflict (shop_id, ticket_id, staff_id, kind)
      do update set body = excluded.body, recipients = excluded.recipients, updated_at = excluded.updated_at`;
  return { kind, body, recipients, files };
}

/** As before the answer, as far as nobody has done something with the ticket since. */
async function restoreTicket(
  desk: StaffDesk,
  tx: DeskTx,
  ticket: LockedTicket,
  row: Row,
  messageId: bigint,
): Promise<void> {
  const before = readUndo(row.undo);
  if (!before || row.kind === "forward") return;
  const [newer] = await tx.sql<{ kind: string }>`
    select kind from message
    where shop_id = ${SHOP} and ticket_id = ${ticket.id} and id > ${messageId} and kind in ('customer', 'guest', 'reply')
      and not automatic
    order by (kind = 'reply') desc limit 1`;
  const at = desk.now();
  await noteEvent(tx, ticket, { kind: "taken_back", staffId: desk.staff.id, data: {}, at });
  // Somebody else has answered: the ticket is as they left it.
  if (newer?.kind === "reply") return;
  if (newer) {
    const waitingSince = before.place.waitingSince ?? ticket.waiting_since;
    await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: { waitingSince } });
    return;
  }
  const isUntouched = ticket.status === before.statusAfter && !ticket.snoozed;
  await tx.db.ticket.updateMany({
    where: { id: ticket.id },
    data: {
      cc: before.cc,
      preview: before.preview,
      lastMessageBy: before.lastMessageBy,
      lastActivityAt: before.lastActivityAt,
      ...(isUntouched && before.place),
    },
  });
  const { status } = before.place;
  if (isUntouched && status !== ticket.status)
    await noteEvent(tx, ticket, {
      kind: "status",
      staffId: desk.staff.id,
      data: { from: ticket.status, to: status, because: "undo" },
      at,
    });
}
