import { keepCustomer } from "#app/features/customers/keep-customer.server.ts";
import { matchTicketOrders } from "#app/features/orders/match-ticket-order.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { noteEvent } from "#app/features/tickets/note-event.server.ts";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { takeTicketNumber } from "#app/features/tickets/take-ticket-number.server.ts";
import { placeAt } from "#app/features/tickets/ticket-place.ts";
import { attachShopperFiles, type KeptShopperFile } from "./keep-shopper-files.server.ts";
import type { ShopperVisit } from "./visit.ts";

export interface ShopperTicket {
  /** The address on the order where there is one: the answer goes there, whoever asked. */
  email: string;
  /** As they give it themselves; an order's customer has their own. */
  name?: string;
  /** What it is about; null: found out from what they wrote, as with a mail. */
  order: Order | null;
  subject: string;
  body: string;
  /** The same again is the same ticket. */
  clientKey: string;
  /** From `keepShopperFiles`. */
  files?: readonly KeptShopperFile[];
  /** Nobody is told of it as of news: a person is not needed, as far as one can see. */
  isQuiet?: boolean;
  /** It looks like spam, and stands with it. */
  isSuspicious?: boolean;
  /** Whoever it was has not shown who they are: neither signed in nor had a code that was mailed. */
  isUnproven?: boolean;
  /** ISO 639-1; left out: the visit's. */
  language?: string;
}

export interface OpenedTicket {
  id: bigint;
  number: number;
  messageId: bigint;
  /** The record with us. */
  customerId: bigint;
  isSpam: boolean;
}

/** Opens a ticket of a shopper in the theme, with its customer. The caller has looked whether it is there already. */
export async function writeShopperTicket(
  { desk, locale }: Pick<ShopperVisit, "desk" | "locale">,
  tx: DeskTx,
  wanted: ShopperTicket,
): Promise<OpenedTicket> {
  const { order, email, subject, body, files = [] } = wanted;
  const now = desk.now();
  const customer = await keepCustomer(tx, email, order?.customer?.name ?? wanted.name ?? "");
  const number = await takeTicketNumber(tx);
  const isSpam = customer.blocked || wanted.isSuspicious === true;
  const { id } = await tx.db.ticket.create({
    data: {
      number,
      subject,
      ...placeAt(isSpam ? "spam" : "new", now),
      channel: "storefront",
      customerId: customer.id,
      customerName: customer.name || email,
      ...(order && {
        orderId: BigInt(order.id),
        orderName: order.name,
        orderMatch: "certain",
        orderPayment: order.financialStatus,
        orderFulfilment: order.fulfillmentStatus,
      }),
      preview: previewOf(
        body,
        files.map(({ fileName }) => fileName),
      ),
      language: wanted.language ?? locale.slice(0, 2),
      unread: !isSpam,
      lastActivityAt: now,
      waitingSince: isSpam ? null : now,
      messageCount: 1,
      createdAt: now,
    },
    select: { id: true },
  });
  const message = await tx.db.message.create({
    data: {
      ticketId: id,
      kind: "customer",
      customerId: customer.id,
      authorName: wanted.name || customer.name || email,
      authorEmail: email,
      bodyText: body,
      senderTrust: wanted.isUnproven ? "unproven" : null,
      clientKey: wanted.clientKey,
      createdAt: now,
    },
    select: { id: true },
  });
  await attachShopperFiles(tx, message.id, files);
  const because = customer.blocked ? "blocked" : isSpam ? "suspicious" : null;
  const data = { channel: "storefront", ...(because && { because }) };
  await noteEvent(tx, { id, number }, { kind: "created", staffId: null, data, at: now });
  if (!order) await matchTicketOrders(tx, [id]);
  if (!isSpam)
    tx.announce({ kind: "ticket", ticketId: id.toString(), number, ...(!wanted.isQuiet && { isNews: true }) });
  return { id, number, messageId: message.id, customerId: customer.id, isSpam };
}
