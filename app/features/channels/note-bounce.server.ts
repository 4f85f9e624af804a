import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { placeAt } from "#app/features/tickets/ticket-place.ts";
import { statusAfterCustomerMessage, type TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { DeliveryReport } from "./route-mail.ts";

/**
 * Marks our message as bounced and brings its ticket back to the inbox: the customer has not heard from us. Returns
 * whether the report was about a message of this shop. A second report about the same message changes nothing.
 */
export async function noteBounce(tx: DeskTx, report: DeliveryReport, at: Date): Promise<boolean> {
  const [ticket] = await tx.sql<{ number: number; status: TicketStatus }>`
    select t.number, t.status from ticket t
    join message m on m.shop_id = t.shop_id and m.ticket_id = t.id
    where t.shop_id = ${SHOP} and t.id = ${report.ticketId} and m.id = ${report.messageId} and m.kind in ('reply', 'forward')
    for update of t`;
  if (!ticket) return false;
  const marked = await tx.sql<{ id: bigint }>`
    update message set delivery_state = 'bounced', delivery_detail = ${report.detail}
    where shop_id = ${SHOP} and id = ${report.messageId} and delivery_state <> 'bounced'
    returning id`;
  if (!marked.length) return true;
  const status = statusAfterCustomerMessage(ticket.status);
  await tx.db.ticket.updateMany({
    where: { id: report.ticketId },
    data: { ...placeAt(status, at), unread: true, lastActivityAt: at },
  });
  if (status !== ticket.status)
    await tx.db.ticketEvent.create({
      data: {
        ticketId: report.ticketId,
        kind: "reopened",
        data: { from: ticket.status, to: status, because: "bounced" },
        at,
      },
      select: { id: true },
    });
  tx.announce({ kind: "ticket", ticketId: report.ticketId.toString(), number: ticket.number });
  return true;
}
