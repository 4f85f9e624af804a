import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "#app/features/tickets/lock-ticket.server.ts";
import { noteMentions } from "#app/features/tickets/note-mentions.server.ts";
import { later } from "#app/features/tickets/ticket-after-message.ts";
import { clearDraft } from "./clear-draft.server.ts";
import { findByClientKey } from "./find-by-client-key.server.ts";
import { refuseIfMerged } from "./refuse-if-merged.server.ts";
import { isClientKey, parseText, type TextProblem } from "./reply-text.ts";

/**
 * Adds a note that only the staff sees. It moves the ticket up, and changes neither its status nor what the inbox
 * shows of the conversation. The same `clientKey` again gives the same note. `null` when the ticket does not exist.
 */
export async function addNote(
  desk: StaffDesk,
  number: number,
  form: { body: string; clientKey: string },
): Promise<Outcome<{ messageId: string }, TextProblem | "bad_key" | "merged"> | null> {
  const parsed = parseText(form.body);
  if (!isClientKey(form.clientKey)) return refuse("bad_key");
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const written = await findByClientKey(tx, ticket, form.clientKey);
    const merged = written === null && (await refuseIfMerged(tx, ticket));
    if (merged) return merged;
    if (written === "elsewhere") return refuse("bad_key");
    if (written !== null) return succeed({ messageId: written.toString() });
    if ("problem" in parsed) return refuse(parsed.problem, { field: "body" });
    const now = desk.now();
    const { id } = await tx.db.message.create({
      data: {
        ticketId: ticket.id,
        kind: "note",
        staffId: desk.staff.id,
        authorName: desk.staff.name,
        bodyText: parsed.text,
        clientKey: form.clientKey,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.db.ticket.updateMany({
      where: { id: ticket.id },
      data: { lastActivityAt: later(ticket.last_activity_at, now), messageCount: { increment: 1 } },
    });
    await noteMentions(desk, tx, { ticketId: ticket.id, messageId: id, text: parsed.text });
    await clearDraft(desk, tx, ticket.id, "note");
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number });
    return succeed({ messageId: id.toString() });
  });
}
