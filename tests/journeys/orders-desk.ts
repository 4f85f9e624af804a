import type { Desk } from "#app/features/shared/desk.ts";
import { matchTicketOrders } from "#app/features/orders/match-ticket-order.server.ts";
import type { AdminApi } from "#app/platform/shopify/admin-api.ts";
import { operationName } from "#app/platform/shopify/document-text.ts";

/** The same desk, and the names of the operations that it asks Shopify for from here on. */
export function watchCalls<D extends Desk>(desk: D): { desk: D; calls: string[] } {
  const calls: string[] = [];
  const { shopify } = desk;
  const watched: AdminApi = {
    scopes: shopify.scopes,
    read: (document, variables) => {
      calls.push(operationName(document));
      return shopify.read(document, variables);
    },
    act: (document, variables) => {
      calls.push(operationName(document));
      return shopify.act(document, variables);
    },
  };
  return { desk: { ...desk, shopify: watched }, calls };
}

let number = 5_000;

/** A ticket with one message of this sender, matched as an arriving mail is. */
export async function writeTicket(
  desk: Desk,
  mail: { from: string; subject?: string; text: string },
): Promise<{ id: bigint; number: number }> {
  const email = mail.from.toLowerCase();
  return desk.tx(async (tx) => {
    const customer =
      (await tx.db.customer.findFirst({ where: { email } })) ??
      (await tx.db.customer.create({ data: { email, name: "" } }));
    const ticket = await tx.db.ticket.create({
      data: {
        number: number++,
        subject: mail.subject ?? "Hello",
        customerId: customer.id,
        customerName: email,
        lastActivityAt: desk.now(),
      },
      select: { id: true, number: true },
    });
    await addMessage(tx, ticket.id, customer.id, mail.text);
    return ticket;
  });
}

/** One more message of the ticket's customer. */
export async function addMessage(
  tx: Parameters<typeof matchTicketOrders>[0],
  ticketId: bigint,
  customerId: bigint,
  text: string,
): Promise<void> {
  await tx.db.message.create({
    data: { ticketId, customerId, kind: "customer", authorName: "", bodyText: text },
    select: { id: true },
  });
  await matchTicketOrders(tx, [ticketId]);
}
