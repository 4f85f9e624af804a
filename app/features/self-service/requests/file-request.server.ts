import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { keepCustomer } from "#app/features/customers/keep-customer.server.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { noteNews } from "#app/features/tickets/notify-people.server.ts";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { ticketAfterMessage } from "#app/features/tickets/ticket-after-message.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import { attachShopperFiles, type KeptShopperFile } from "../keep-shopper-files.server.ts";
import { writeShopperTicket } from "../open-shopper-ticket.server.ts";
import type { ShopperVisit } from "../visit.ts";

export interface RequestMessage {
  email: string;
  order: Order;
  subject: string;
  body: string;
  clientKey: string;
  files: readonly KeptShopperFile[];
  /** A person is not needed, as far as one can see. */
  isQuiet: boolean;
  /** Whoever asked has not shown who they are. */
  isUnproven: boolean;
}

export interface FiledRequest {
  ticketId: bigint;
  number: number;
  isSpam: boolean;
}

interface Joined {
  id: bigint;
  number: number;
  status: TicketStatus;
  is_open: boolean;
  snoozed: boolean;
  snoozed_until: Date | null;
  solved_at: Date | null;
  closed_at: Date | null;
  waiting_since: Date | null;
  last_activity_at: Date;
  unread: boolean;
}

/**
 * Puts what was asked for into the ticket that is open about the order with its customer, or opens one. The order is
 * locked, so that two requests at once meet.
 */
export async function fileRequest(visit: ShopperVisit, tx: DeskTx, message: RequestMessage): Promise<FiledRequest> {
  const { email, order, body, files, clientKey } = message;
  const customer = await keepCustomer(tx, email, order.customer?.name ?? "");
  const [open] = customer.blocked
    ? []
    : await tx.sql<Joined>`
        select id, number, status, is_open, snoozed, snoozed_until, solved_at, closed_at, waiting_since,
          last_activity_at, unread
        from ticket
        where shop_id = ${SHOP} and order_id = ${BigInt(order.id)} and customer_id = ${customer.id}
          and merged_into_id is null and order_match in ('certain', 'pinned')
          and status in ('new', 'open', 'pending', 'on_hold')
        order by id desc limit 1 for update`;
  if (!open) {
    const opened = await writeShopperTicket(visit, tx, message);
    return { ticketId: opened.id, number: opened.number, isSpam: customer.blocked };
  }
  const at = visit.desk.now();
  const before = {
    status: open.status,
    isOpen: open.is_open,
    snoozed: open.snoozed,
    snoozedUntil: open.snoozed_until,
    solvedAt: open.solved_at,
    closedAt: open.closed_at,
    waitingSince: open.waiting_since,
    lastActivityAt: open.last_activity_at,
    unread: open.unread,
  };
  const written = await tx.db.message.create({
    data: {
      ticketId: open.id,
      kind: "customer",
      customerId: customer.id,
      authorName: customer.name || email,
      authorEmail: email,
      bodyText: body,
      senderTrust: message.isUnproven ? "unproven" : null,
      clientKey,
      createdAt: at,
    },
    select: { id: true },
  });
  await attachShopperFiles(tx, written.id, files);
  const fileNames = files.map(({ fileName }) => fileName);
  await tx.db.ticket.updateMany({
    where: { id: open.id },
    data: {
      ...ticketAfterMessage(before, { automatic: false, at }),
      messageCount: { increment: 1 },
      preview: previewOf(body, fileNames),
      lastMessageBy: "customer",
    },
  });
  tx.announce({ kind: "ticket", ticketId: open.id.toString(), number: open.number, isNews: true });
  await noteNews(tx, { ticketId: open.id, messageId: written.id, at });
  return { ticketId: open.id, number: open.number, isSpam: false };
}
