import { keepCustomer } from "#app/features/customers/keep-customer.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { noteEvent } from "#app/features/tickets/note-event.server.ts";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { takeTicketNumber } from "#app/features/tickets/take-ticket-number.server.ts";
import { placeAt } from "#app/features/tickets/ticket-place.ts";
import type { ShopperVisit } from "./visit.ts";

export interface ShopperTicket {
  /** The address on the order: the answer goes there, whoever asked. */
  email: string;
  order: Order;
  subject: string;
  body: string;
  /** The same again is the same ticket. */
  clientKey: string;
}

export interface OpenedTicket {
  id: bigint;
  number: number;
}

/**
 * Opens a ticket of a shopper in the theme, about one order and with its customer. The same `clientKey` again gives the
 * ticket that is there.
 */
export async function openShopperTicket(visit: ShopperVisit, ticket: ShopperTicket): Promise<OpenedTicket> {
  const before = await findOpened(visit, ticket.clientKey);
  if (before) return before;
  try {
    return await visit.desk.tx((tx) => open(visit, tx, ticket));
  } catch (error) {
    // Another click of the same was faster.
    const meanwhile = await findOpened(visit, ticket.clientKey);
    if (meanwhile) return meanwhile;
    throw error;
  }
}

async function findOpened({ desk }: ShopperVisit, clientKey: string): Promise<OpenedTicket | null> {
  const found = await desk.db.message.findFirst({
    where: { clientKey },
    select: { ticket: { select: { id: true, number: true } } },
  });
  return found?.ticket ?? null;
}

async function open({ desk, locale }: ShopperVisit, tx: DeskTx, wanted: ShopperTicket): Promise<OpenedTicket> {
  const { order, email, subject, body } = wanted;
  const now = desk.now();
  const customer = await keepCustomer(tx, email, order.customer?.name ?? "");
  const number = await takeTicketNumber(tx);
  const place = placeAt(customer.blocked ? "spam" : "new", now);
  const { id } = await tx.db.ticket.create({
    data: {
      number,
      subject,
      ...place,
      channel: "storefront",
      customerId: customer.id,
      customerName: customer.name || email,
      orderId: BigInt(order.id),
      orderName: order.name,
      orderMatch: "certain",
      orderPayment: order.financialStatus,
      orderFulfilment: order.fulfillmentStatus,
      preview: previewOf(body),
      language: locale.slice(0, 2),
      unread: !customer.blocked,
      lastActivityAt: now,
      waitingSince: customer.blocked ? null : now,
      messageCount: 1,
      createdAt: now,
    },
    select: { id: true },
  });
  await tx.db.message.create({
    data: {
      ticketId: id,
      kind: "customer",
      customerId: customer.id,
      authorName: customer.name || email,
      authorEmail: email,
      bodyText: body,
      clientKey: wanted.clientKey,
      createdAt: now,
    },
    select: { id: true },
  });
  await noteEvent(tx, { id, number }, { kind: "created", staffId: null, data: { channel: "storefront" }, at: now });
  if (!customer.blocked) tx.announce({ kind: "ticket", ticketId: id.toString(), number, isNews: true });
  return { id, number };
}
