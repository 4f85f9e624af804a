import { isReachable } from "#app/features/channels/mail-message.ts";
import { takeStartFiles } from "#app/features/files/draft-files.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket, type LockedTicket } from "#app/features/tickets/lock-ticket.server.ts";
import { noteEvent } from "#app/features/tickets/note-event.server.ts";
import { noteNews, startFollowing } from "#app/features/tickets/notify-people.server.ts";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { readMessages, toMessageView } from "#app/features/tickets/read-timeline.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { later } from "#app/features/tickets/ticket-after-message.ts";
import { placeAt } from "#app/features/tickets/ticket-place.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { MessageView } from "#app/features/tickets/ticket-view.ts";
import { findByClientKey } from "./find-by-client-key.server.ts";
import { refuseIfMerged } from "./refuse-if-merged.server.ts";
import { listOwnMailboxes } from "./list-own-mailboxes.server.ts";
import { holdsFiles, queueMessage, type QueuedMessage } from "./queue-message.server.ts";
import { parseRecipients, type RecipientProblem, type Recipients } from "./recipients.ts";
import { isClientKey, parseText, type TextProblem } from "./reply-text.ts";
import { statusAfterReply, type ReplyStatus } from "./status-after-reply.ts";

export interface ReplyForm {
  body: string;
  /** Made by the page once per composed text. */
  clientKey: string;
  status?: ReplyStatus | null;
  /**
   * The newest message that the person was shown, beside what they answered or as one that crossed; leave it out and
   * crossing is not looked for.
   */
  lastSeenMessageId?: string | null;
  cc?: string[];
  bcc?: string[];
  /** The draft's files that the page showed. */
  draftFileIds?: string[];
  /** The form for a new ticket that those files were put to; left out: they stand beside the ticket's own draft. */
  startKey?: string;
}

/** Something newer stands in the conversation than the person had seen. Nothing was sent; the draft is kept. */
export interface Crossed {
  ok: false;
  problem: "crossed";
  /** Oldest first. */
  messages: MessageView[];
}

export type ReplyProblem = TextProblem | RecipientProblem | "bad_key" | "no_address" | "files_changed" | "merged";
export type ReplyOutcome = Outcome<QueuedMessage, ReplyProblem> | Crossed;

/**
 * Puts an answer to the customer into the conversation and the outbox, and the ticket where it now belongs. The same
 * `clientKey` again gives the same result and sends nothing. It leaves when the time is over in which it can be taken
 * back. `null` when the ticket does not exist.
 */
export async function sendReply(desk: StaffDesk, number: number, form: ReplyForm): Promise<ReplyOutcome | null> {
  const parsed = parseText(form.body);
  if (!isClientKey(form.clientKey)) return refuse("bad_key");
  return desk.tx(async (tx): Promise<ReplyOutcome | null> => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const sent = await findByClientKey(tx, ticket, form.clientKey);
    const merged = sent === null && (await refuseIfMerged(tx, ticket));
    if (merged) return merged;
    if (sent === "elsewhere") return refuse("bad_key");
    if (sent !== null) return succeed({ messageId: sent.toString(), undoUntil: null });
    if ("problem" in parsed) return refuse(parsed.problem, { field: "body" });
    if (!isReachable(ticket.customer_email)) return refuse("no_address");
    const asked = parseRecipients({ to: [], cc: form.cc ?? [], bcc: form.bcc ?? [] }, await listOwnMailboxes(tx, form));
    if ("problem" in asked) return refuse(asked.problem, { field: asked.field, detail: asked.address });
    const draftFileIds = form.draftFileIds ?? [];
    const newer = await listUnseen(tx, ticket.id, form.lastSeenMessageId ?? null);
    if (newer.length) return { ok: false, problem: "crossed", messages: newer };
    const areThere = form.startKey
      ? await takeStartFiles(desk, tx, form.startKey, ticket.id, draftFileIds)
      : await holdsFiles(desk, tx, ticket.id, "reply", draftFileIds);
    if (!areThere) return refuse("files_changed");
    const status = statusAfterReply(ticket.status, form.status ?? null);
    const { id, undoUntil } = await queueMessage(desk, tx, ticket, {
      kind: "reply",
      text: parsed.text,
      clientKey: form.clientKey,
      recipients: withoutCustomer(asked.recipients, ticket.customer_email),
      draftFileIds,
      statusAfter: status,
    });
    await moveTicket(desk, tx, ticket, { id, text: parsed.text, cc: asked.recipients.cc, status });
    return succeed({ messageId: id.toString(), undoUntil: undoUntil?.toISOString() ?? null });
  });
}

/** The customer is in To already. */
const withoutCustomer = ({ cc, bcc }: Recipients, customer: string): Recipients => ({
  to: [],
  cc: cc.filter((one) => one !== customer),
  bcc: bcc.filter((one) => one !== customer),
});

/** Messages to and from outside that came after what the person had seen. */
async function listUnseen(tx: DeskTx, ticketId: bigint, lastSeen: string | null): Promise<MessageView[]> {
  const after = parseRowId(lastSeen);
  if (after === null) return [];
  const newer = await readMessages(tx, ticketId, after, (1n << 63n) - 1n, 20);
  return newer
    .filter(({ kind, automatic }) => kind !== "note" && kind !== "forward" && !automatic)
    .map(toMessageView)
    .reverse();
}

/** The answered ticket: it waits for the customer, or stands where the person said. */
async function moveTicket(
  desk: StaffDesk,
  tx: DeskTx,
  ticket: LockedTicket,
  reply: { id: bigint; text: string; cc: string[]; status: TicketStatus },
): Promise<void> {
  const now = desk.now();
  const { status } = reply;
  await tx.db.ticket.updateMany({
    where: { id: ticket.id },
    data: {
      ...placeAt(status, now, ticket.solved_at),
      waitingSince: null,
      unread: false,
      preview: previewOf(reply.text),
      lastMessageBy: "staff",
      lastActivityAt: later(ticket.last_activity_at, now),
      messageCount: { increment: 1 },
      cc: reply.cc,
    },
  });
  if (status !== ticket.status)
    await noteEvent(tx, ticket, {
      kind: "status",
      staffId: desk.staff.id,
      data: { from: ticket.status, to: status },
      at: now,
    });
  await noteNews(tx, { ticketId: ticket.id, messageId: reply.id, by: desk.staff, at: now });
  await startFollowing(tx, ticket.id, [desk.staff.id]);
  tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number });
}
