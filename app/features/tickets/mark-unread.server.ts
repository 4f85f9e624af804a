import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { isTicketNumber } from "./row-ids.ts";

/** Marks the ticket as unread again. `null` when it does not exist. */
export async function markUnread(desk: StaffDesk, number: number): Promise<Outcome<null, never> | null> {
  if (!isTicketNumber(number)) return null;
  return desk.tx(async (tx) => {
    const [ticket] = await tx.sql<{ id: bigint }>`
      update ticket set unread = true where shop_id = ${SHOP} and number = ${number}::int returning id`;
    if (!ticket) return null;
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number, isRead: true });
    return succeed(null);
  });
}
