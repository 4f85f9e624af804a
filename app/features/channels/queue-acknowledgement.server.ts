import { sendMailJob } from "#app/features/replies/delivery-jobs.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";

/**
 * Writes an automatic mail to a ticket's customer that says that their message arrived, and has it sent at commit. It is
 * no answer: the ticket waits as before, and its preview stays the customer's words. Whether there may be one is the
 * caller's to say.
 */
export async function queueAcknowledgement(
  desk: Desk,
  tx: DeskTx,
  ticket: { id: bigint; number: number },
  text: string,
): Promise<void> {
  const { id } = await tx.db.message.create({
    data: {
      ticketId: ticket.id,
      kind: "reply",
      authorName: desk.shop.name,
      bodyText: text,
      automatic: true,
      automaticKind: "ack",
      deliveryState: "queued",
      createdAt: desk.now(),
    },
    select: { id: true },
  });
  await tx.db.ticket.updateMany({ where: { id: ticket.id }, data: { messageCount: { increment: 1 } } });
  await tx.enqueue(sendMailJob, { messageId: id.toString() }, { key: id.toString() });
  tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number });
}
