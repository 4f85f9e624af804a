import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import { unpackMail } from "#app/features/files/unpack-mail.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "#app/features/tickets/lock-ticket.server.ts";
import { later } from "#app/features/tickets/ticket-after-message.ts";
import { findByClientKey } from "./find-by-client-key.server.ts";
import { refuseIfMerged } from "./refuse-if-merged.server.ts";
import { writeForwarded } from "./forwarded-text.ts";
import { listOwnMailboxes } from "./list-own-mailboxes.server.ts";
import { holdsFiles, queueMessage, type QueuedMessage } from "./queue-message.server.ts";
import { parseRecipients, type RecipientProblem, type Recipients } from "./recipients.ts";
import { isClientKey, parseText, type TextProblem } from "./reply-text.ts";

export interface ForwardForm extends Recipients {
  /** Which message is sent on, with its files. */
  messageId: bigint;
  /** What is said to whom it goes; may be empty. */
  body: string;
  clientKey: string;
  draftFileIds: string[];
}

type Problem =
  | TextProblem
  | RecipientProblem
  | "bad_key"
  | "no_recipient"
  | "no_such_message"
  | "files_changed"
  | "files_unavailable"
  | "merged";

/**
 * Sends a message of the ticket on to somebody else, with its files and a word of one's own. The customer neither gets
 * nor sees it; who answers it stands in the ticket as a guest. Ticket and waiting time stay as they are. The same
 * `clientKey` again gives the same result. `null` when the ticket does not exist.
 */
export async function forwardMessage(
  desk: StaffDesk,
  number: number,
  form: ForwardForm,
): Promise<Outcome<QueuedMessage, Problem> | null> {
  const parsed = parseText(form.body);
  if (!isClientKey(form.clientKey)) return refuse("bad_key");
  if (!(await haveFiles(desk, form.messageId))) return refuse("files_unavailable");
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const sent = await findByClientKey(tx, ticket, form.clientKey);
    const merged = sent === null && (await refuseIfMerged(tx, ticket));
    if (merged) return merged;
    if (sent === "elsewhere") return refuse("bad_key");
    if (sent !== null) return succeed({ messageId: sent.toString(), undoUntil: null });
    if ("problem" in parsed && parsed.problem === "too_long") return refuse(parsed.problem, { field: "body" });
    const asked = parseRecipients(form, await listOwnMailboxes(tx, form));
    if ("problem" in asked) return refuse(asked.problem, { field: asked.field, detail: asked.address });
    if (!asked.recipients.to.length) return refuse("no_recipient", { field: "to" });
    const original = await tx.db.message.findFirst({
      where: { id: form.messageId, ticketId: ticket.id },
      select: { kind: true, authorName: true, authorEmail: true, bodyText: true, createdAt: true },
    });
    // A note is for the team: it never leaves.
    if (!original || original.kind === "note") return refuse("no_such_message");
    if (!(await holdsFiles(desk, tx, ticket.id, "forward", form.draftFileIds))) return refuse("files_changed");
    const { id, undoUntil } = await queueMessage(desk, tx, ticket, {
      kind: "forward",
      text: "text" in parsed ? parsed.text : "",
      clientKey: form.clientKey,
      recipients: asked.recipients,
      draftFileIds: form.draftFileIds,
      quotedText: writeForwarded(original, ticket.subject, desk.shop.timezone),
      copyFilesOf: form.messageId,
      statusAfter: null,
    });
    await tx.db.ticket.updateMany({
      where: { id: ticket.id },
      data: { lastActivityAt: later(ticket.last_activity_at, desk.now()), messageCount: { increment: 1 } },
    });
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number });
    return succeed({ messageId: id.toString(), undoUntil: undoUntil?.toISOString() ?? null });
  });
}

/** Files of a mail that are not in the store yet are put there first; false when the store cannot take them now. */
async function haveFiles(desk: StaffDesk, messageId: bigint): Promise<boolean> {
  const [missing] = await desk.sql`
    select 1 from attachment where shop_id = ${SHOP} and message_id = ${messageId} and file_id is null limit 1`;
  if (!missing) return true;
  try {
    await unpackMail(desk, { messageId: messageId.toString() });
    return true;
  } catch (error) {
    if (error instanceof FilesUnavailable) return false;
    throw error;
  }
}
