import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { sendMailJob } from "./delivery-jobs.ts";

/**
 * Puts a message that failed or bounced into the outbox again. `not_failed` when it is on its way or arrived (a second
 * click, another tab). `null` when the shop has no such message.
 */
export async function retryDelivery(desk: StaffDesk, messageId: bigint): Promise<Outcome<null, "not_failed"> | null> {
  return desk.tx(async (tx) => {
    const [message] = await tx.sql<{ delivery_state: string | null; ticket_id: bigint; number: number }>`
      select m.delivery_state, m.ticket_id, t.number
      from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
      where m.shop_id = ${SHOP} and m.id = ${messageId} and m.kind in ('reply', 'forward')
      for update of m`;
    if (!message) return null;
    if (message.delivery_state !== "failed" && message.delivery_state !== "bounced") return refuse("not_failed");
    await tx.db.message.updateMany({
      where: { id: messageId },
      // From now on it waits, whenever it was written.
      data: { deliveryState: "queued", deliveryDetail: null, deliveryAttempts: 0, undoUntil: desk.now() },
    });
    await tx.enqueue(sendMailJob, { messageId: messageId.toString() }, { key: messageId.toString() });
    tx.announce({ kind: "ticket", ticketId: message.ticket_id.toString(), number: message.number });
    return succeed(null);
  });
}
