import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { findMentions } from "./mention.ts";
import { noteNews, notePeople, startFollowing } from "./notify-people.server.ts";

/**
 * Tells those whom a note mentions, who follow the ticket from now on, and its other followers. Who wrote it follows it
 * too, and is not told.
 */
export async function noteMentions(
  desk: StaffDesk,
  tx: DeskTx,
  { ticketId, messageId, text }: { ticketId: bigint; messageId: bigint; text: string },
): Promise<void> {
  const at = desk.now();
  const people = text.includes("@")
    ? await tx.db.staff.findMany({ where: { removedAt: null }, select: { id: true, name: true }, take: 1_000 })
    : [];
  const mentioned = findMentions(text, people).filter((id) => id !== desk.staff.id);
  await notePeople(tx, "mention", mentioned, { ticketId, messageId, byName: desk.staff.name, at });
  await noteNews(tx, { ticketId, messageId, by: desk.staff, at });
  await startFollowing(tx, ticketId, [desk.staff.id, ...mentioned]);
}
