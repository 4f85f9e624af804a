import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { placeAt, statusAfterSnooze } from "./ticket-place.ts";
import { ticketStatuses, type TicketStatus } from "./ticket-status.ts";

const chunk = 200;

/**
 * Brings tickets back whose time has come, unread, and says so in their timeline. Two that do it at once wake each ticket
 * once. Returns how many woke.
 */
export async function wakeSnoozed(desk: Desk): Promise<number> {
  for (let woken = 0; ;) {
    const count = await wakeChunk(desk);
    woken += count;
    if (count < chunk) return woken;
  }
}

const wakeChunk = (desk: Desk): Promise<number> =>
  desk.tx(async (tx) => {
    const at = desk.now();
    const due = await tx.sql<{ id: bigint; number: number; status: TicketStatus }>`
      select id, number, status from ticket
      where shop_id = ${SHOP} and snoozed and snoozed_until <= ${at}::timestamptz
      order by snoozed_until, id
      limit ${chunk}::int
      for update skip locked`;
    for (const status of ticketStatuses) {
      const ids = due.flatMap((row) => (row.status === status ? [row.id] : []));
      if (!ids.length) continue;
      const data = { ...placeAt(statusAfterSnooze(status), at), unread: true, lastActivityAt: at };
      await tx.db.ticket.updateMany({ where: { id: { in: ids } }, data });
    }
    await tx.db.ticketEvent.createMany({
      data: due.map(({ id }) => ({ ticketId: id, kind: "woken", data: { because: "time" }, at })),
    });
    for (const { id, number } of due) tx.announce({ kind: "ticket", ticketId: id.toString(), number });
    return due.length;
  });
