import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { listDraftFiles } from "#app/features/files/draft-files.server.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { placeOf, type LockedTicket } from "#app/features/tickets/lock-ticket.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import { clearDraft } from "./clear-draft.server.ts";
import { sendMailJob } from "./delivery-jobs.ts";
import type { Recipients } from "./recipients.ts";
import { writeUndo } from "./undo-record.ts";

/** A mail that somebody of the staff wants to send. */
export interface MessageToQueue {
  kind: "reply" | "forward";
  text: string;
  clientKey: string;
  recipients: Recipients;
  /** The draft's files that the page showed. */
  draftFileIds: readonly string[];
  /** What stands below the text: the message that is sent on. */
  quotedText?: string | null;
  /** Files of another message that go along. */
  copyFilesOf?: bigint | null;
  /** Where the ticket goes with it; null: it stays where it is. */
  statusAfter: TicketStatus | null;
}

/** What a page is told of its mail. */
export interface QueuedMessage {
  messageId: string;
  /** It can be taken back until then, ISO 8601; null: it cannot. */
  undoUntil: string | null;
}

/** Whether all files that the page showed still wait beside the text. */
export async function holdsFiles(
  desk: StaffDesk,
  tx: DeskTx,
  ticketId: bigint,
  kind: "reply" | "forward",
  draftFileIds: readonly string[],
): Promise<boolean> {
  if (!draftFileIds.length) return true;
  const there = new Set((await listDraftFiles(desk, tx, ticketId, kind)).map(({ id }) => id.toString()));
  return draftFileIds.every((id) => there.has(id));
}

/**
 * Makes the message with its files and puts it into the outbox; it leaves when it can no longer be taken back. The draft
 * and its files become the message. The ticket is held, and is not changed here.
 */
export async function queueMessage(desk: StaffDesk, tx: DeskTx, ticket: LockedTicket, message: MessageToQueue) {
  const now = desk.now();
  const undoSeconds = await readUndoSeconds(tx);
  const undoUntil = undoSeconds > 0 ? new Date(now.getTime() + undoSeconds * 1_000) : null;
  const { id } = await tx.db.message.create({
    data: {
      ticketId: ticket.id,
      kind: message.kind,
      staffId: desk.staff.id,
      authorName: desk.staff.name,
      bodyText: message.text,
      quotedText: message.quotedText ?? null,
      clientKey: message.clientKey,
      deliveryState: "queued",
      toEmails: message.recipients.to,
      cc: message.recipients.cc,
      bcc: message.recipients.bcc,
      undoUntil,
      ...(undoUntil && {
        undo: writeUndo(placeOf(ticket), ticket, {
          statusAfter: message.statusAfter,
          forwarded: message.copyFilesOf?.toString() ?? null,
        }),
      }),
      createdAt: now,
    },
    select: { id: true },
  });
  await moveFiles(desk, tx, ticket.id, id, message);
  await clearDraft(desk, tx, ticket.id, message.kind);
  await tx.enqueue(
    sendMailJob,
    { messageId: id.toString() },
    { key: id.toString(), ...(undoUntil && { startAfter: undoUntil }) },
  );
  return { id, undoUntil };
}

/** How long a mail of ours can be taken back, in seconds; ten unless the shop has set something else. */
async function readUndoSeconds(tx: DeskTx): Promise<number> {
  const [row] = await tx.sql<{ seconds: number }>`
    select undo_seconds as seconds from shop_settings where shop_id = ${SHOP}`;
  return Math.min(row?.seconds ?? 10, 60);
}

async function moveFiles(
  desk: StaffDesk,
  tx: DeskTx,
  ticketId: bigint,
  messageId: bigint,
  { kind, draftFileIds, copyFilesOf }: MessageToQueue,
): Promise<void> {
  const ids = draftFileIds.flatMap((text) => parseRowId(text) ?? []);
  if (copyFilesOf)
    await tx.sql`
      insert into attachment (shop_id, message_id, position, file_name, content_type, size_bytes, file_id, content_id)
      select a.shop_id, ${messageId}::bigint, a.position, a.file_name, a.content_type, a.size_bytes, a.file_id, null
      from attachment a where a.shop_id = ${SHOP} and a.message_id = ${copyFilesOf} and a.file_id is not null`;
  if (!ids.length) return;
  // Behind those that were copied: no mail has a thousand files.
  await tx.sql`
    with gone as (
      delete from draft_file d
      where d.shop_id = ${SHOP} and d.ticket_id = ${ticketId} and d.staff_id = ${desk.staff.id} and d.kind = ${kind}
        and d.id = any(${ids}::bigint[])
      returning d.*)
    insert into attachment (shop_id, message_id, position, file_name, content_type, size_bytes, file_id)
    select g.shop_id, ${messageId}::bigint, 1000 + row_number() over (order by g.id), g.file_name, f.content_type,
           f.size_bytes, g.file_id
    from gone g join stored_file f on f.shop_id = g.shop_id and f.id = g.file_id`;
}
