import { isReachable } from "#app/features/channels/mail-message.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket, type LockedTicket } from "#app/features/tickets/lock-ticket.server.ts";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { readMessages, toMessageView } from "#app/features/tickets/read-timeline.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { later } from "#app/features/tickets/ticket-after-message.ts";
import { isOpenStatus } from "#app/features/tickets/ticket-status.ts";
import type { MessageView } from "#app/features/tickets/ticket-view.ts";
import { clearDraft } from "./clear-draft.server.ts";
import { sendMailJob } from "./delivery-jobs.ts";
import { findByClientKey } from "./find-by-client-key.server.ts";
import { isClientKey, parseText, type TextProblem } from "./reply-text.ts";
import { statusAfterReply, type ReplyStatus } from "./status-after-reply.ts";

export interface ReplyForm {
  body: string;
  /** Made by the page once per composed text. */
  clientKey: string;
  status?: ReplyStatus | null;
  /** The newest message that the page showed; leave it out and crossing is not looked for. */
  lastSeenMessageId?: string | null;
  /** The person has seen what crossed and sends all the same. */
  confirmed?: boolean;
}

/** Something newer stands in the conversation than the person had seen. Nothing was sent; the draft is kept. */
export interface Crossed {
  ok: false;
  problem: "crossed";
  /** Oldest first. */
  messages: MessageView[];
}

export type ReplyProblem = TextProblem | "bad_key" | "no_address";
export type ReplyOutcome = Outcome<{ messageId: string }, ReplyProblem> | Crossed;

/**
 * Puts an answer to the customer into the conversation and the outbox, and the ticket where it now belongs. The same
 * `clientKey` again gives the same result and sends nothing. `null` when the ticket does not exist.
 */
export async function sendReply(desk: StaffDesk, number: number, form: ReplyForm): Promise<ReplyOutcome | null> {
  const parsed = parseText(form.body);
  if (!isClientKey(form.clientKey)) return refuse("bad_key");
  return desk.tx(async (tx): Promise<ReplyOutcome | null> => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const sent = await findByClientKey(tx, ticket.id, form.clientKey);
    if (sent === "elsewhere") return refuse("bad_key");
    if (sent !== null) return succeed({ messageId: sent.toString() });
    if ("problem" in parsed) return refuse(parsed.problem, { field: "body" });
    if (!isReachable(ticket.customer_email)) return refuse("no_address");
    const newer = form.confirmed ? [] : await listUnseen(tx, ticket.id, form.lastSeenMessageId ?? null);
    if (newer.length) return { ok: false, problem: "crossed", messages: newer };
    const messageId = await queueReply(desk, tx, ticket, parsed.text, form);
    return succeed({ messageId: messageId.toString() });
  });
}

/** Messages to and from outside that came after what the person had seen. */
async function listUnseen(tx: DeskTx, ticketId: bigint, lastSeen: string | null): Promise<MessageView[]> {
  const after = parseRowId(lastSeen);
  if (after === null) return [];
  const newer = await readMessages(tx, ticketId, after, (1n << 63n) - 1n, 20);
  return newer
    .filter(({ kind, automatic }) => kind !== "note" && !automatic)
    .map(toMessageView)
    .reverse();
}

async function queueReply(desk: StaffDesk, tx: DeskTx, ticket: LockedTicket, text: string, form: ReplyForm) {
  const now = desk.now();
  const message = await tx.db.message.create({
    data: {
      ticketId: ticket.id,
      kind: "reply",
      staffId: desk.staff.id,
      authorName: desk.staff.name,
      bodyText: text,
      clientKey: form.clientKey,
      deliveryState: "queued",
      createdAt: now,
    },
    select: { id: true },
  });
  const status = statusAfterReply(ticket.status, form.status ?? null);
  await tx.db.ticket.updateMany({
    where: { id: ticket.id },
    data: {
      status,
      isOpen: isOpenStatus(status),
      waitingSince: null,
      unread: false,
      preview: previewOf(text),
      lastMessageBy: "staff",
      lastActivityAt: later(ticket.last_activity_at, now),
      messageCount: { increment: 1 },
      solvedAt: status === "solved" ? (ticket.solved_at ?? now) : null,
    },
  });
  if (status !== ticket.status)
    await tx.db.ticketEvent.create({
      data: {
        ticketId: ticket.id,
        kind: "status",
        staffId: desk.staff.id,
        data: { from: ticket.status, to: status },
        at: now,
      },
      select: { id: true },
    });
  await clearDraft(desk, tx, ticket.id, "reply");
  const messageId = message.id.toString();
  await tx.enqueue(sendMailJob, { messageId }, { key: messageId });
  tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number });
  return message.id;
}
