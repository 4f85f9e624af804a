import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { listTeam } from "#app/features/team/list-team.server.ts";
import { notePeople } from "#app/features/tickets/notify-people.server.ts";
import { placeAt } from "#app/features/tickets/ticket-place.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { DeskTx } from "../shared/desk.ts";
import type { ActionRow } from "./action-row.ts";

interface TicketRow {
  status: TicketStatus;
  is_open: boolean;
  concerned: bigint[];
}

/**
 * An act needs somebody: its ticket is unread and, wherever it was put, back in the inbox (spam stays where it is), and
 * whose ticket it is and whose act it was are told, if they are still here; else the owners.
 */
export async function raiseAlarm(
  tx: DeskTx,
  { ticketId, staffId, kind }: Pick<ActionRow, "ticketId" | "staffId" | "kind">,
  at: Date,
): Promise<void> {
  const [ticket] = await tx.sql<TicketRow>`
    select status, is_open, array(
      select s.id from staff s where s.shop_id = ${SHOP} and s.removed_at is null
        and s.id in (t.assignee_id, ${staffId}::bigint) order by s.id) as concerned
    from ticket t where shop_id = ${SHOP} and id = ${ticketId} for update of t`;
  if (!ticket) return;
  const { status: from, concerned } = ticket;
  if (from !== "spam") {
    const to = from === "new" ? "new" : "open";
    await tx.db.ticket.updateMany({
      where: { id: ticketId },
      data: { ...(!ticket.is_open && placeAt(to, at)), unread: true, lastActivityAt: at },
    });
    if (!ticket.is_open)
      await tx.db.ticketEvent.create({
        data: { ticketId, kind: "reopened", data: { from, to, because: kind }, at },
      });
  }
  const told = concerned.length ? concerned : (await listTeam(tx, "owner")).map(({ id }) => id);
  await notePeople(tx, "act_alarm", told, { ticketId, messageId: null, byName: null, at });
}
