import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import type { OrderMatch } from "../tickets/ticket-view.ts";
import { matchOrder, pointsAtOrder, type KnownOrder, type MatchResult } from "./match-order.ts";
import { namesFor, readHints, readNameFormat, type NameFormat } from "./read-hints.ts";

interface TicketRow {
  subject: string;
  order_id: bigint | null;
  order_match: OrderMatch;
  email: string;
  shopify_customer_id: bigint | null;
  /** Of the customer, newest first. */
  texts: string[] | null;
  newest_name: string | null;
  foreign_name: string | null;
}

/** What the timeline keeps of a match: numbers of orders only, nothing of the person. */
export interface MatchEventData {
  match: MatchResult["match"];
  orderId: string | null;
  orderName: string | null;
  foreignName: string | null;
  candidates: MatchResult["candidates"];
}

/**
 * Finds out which order the ticket is about, from its sender and from what they wrote, and notes it on the ticket.
 * Called in the transaction that stores a customer's message. What a person pinned stays. At most three statements.
 */
export async function matchTicketOrder(tx: DeskTx, ticketId: bigint): Promise<void> {
  const ticket = await readTicket(tx, ticketId);
  if (!ticket || ticket.order_match === "pinned") return;
  const format = readNameFormat(ticket.newest_name);
  const texts = ticket.texts ?? [];
  const whole = [ticket.subject, ...texts].join("\n");
  const orders = await listKnownOrders(tx, ticket, whole, format);
  // What was written last goes before what was written first, where it names an order at all.
  const [newest = ""] = texts;
  const result = matchOrder(pointsAtOrder(newest, orders, format) ? newest : whole, orders, format);
  await noteMatch(tx, ticketId, ticket, result);
}

async function readTicket(tx: DeskTx, ticketId: bigint): Promise<TicketRow | null> {
  const [row] = await tx.sql<TicketRow>`
    select t.subject, t.order_id, t.order_match, c.email, c.shopify_customer_id,
           array(select left(m.body_text, 10000) from message m
                 where m.shop_id = t.shop_id and m.ticket_id = t.id and m.kind = 'customer'
                 order by m.id desc limit 5) as texts,
           (select o.name from order_snapshot o where o.shop_id = t.shop_id order by o.id desc limit 1) as newest_name,
           (select e.data->>'foreignName' from ticket_event e
            where e.shop_id = t.shop_id and e.ticket_id = t.id and e.kind = 'order_matched'
            order by e.id desc limit 1) as foreign_name
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.id = ${ticketId}::bigint`;
  return row ?? null;
}

/** The sender's latest orders, and those that the text may name, whosever they are. */
async function listKnownOrders(tx: DeskTx, ticket: TicketRow, text: string, format: NameFormat): Promise<KnownOrder[]> {
  const hints = readHints(text, format);
  const names = namesFor(hints.numbers, format);
  const numbers = hints.tracking.map(({ number }) => number);
  return tx.sql<KnownOrder>`
    with found as (
      (select id from order_snapshot where shop_id = ${SHOP} and email = ${ticket.email}
       order by created_at desc limit 30)
      union
      (select id from order_snapshot where shop_id = ${SHOP} and shopify_customer_id = ${ticket.shopify_customer_id}::bigint
       order by created_at desc limit 30)
      union
      (select id from order_snapshot where shop_id = ${SHOP} and name = any(${names}::text[]) limit 30)
      union
      (select order_id from order_tracking where shop_id = ${SHOP} and number = any(${numbers}::text[]) limit 30)
    )
    select o.id::text, o.name,
           coalesce(o.email = ${ticket.email} or o.shopify_customer_id = ${ticket.shopify_customer_id}::bigint, false) as own,
           array(select line->>'title' from jsonb_array_elements(o.data->'lines') as line) as titles,
           array(select k.number from order_tracking k where k.shop_id = o.shop_id and k.order_id = o.id) as tracking
    from found join order_snapshot o on o.shop_id = ${SHOP} and o.id = found.id
    where o.deleted_at is null
    order by o.created_at desc, o.id desc`;
}

/** Writes the match and its event, if it says anything new. */
async function noteMatch(tx: DeskTx, ticketId: bigint, before: TicketRow, result: MatchResult): Promise<void> {
  const orderId = result.order?.id ?? null;
  const same =
    before.order_match === result.match &&
    (before.order_id?.toString() ?? null) === orderId &&
    (result.match !== "foreign" || before.foreign_name === result.foreignName);
  if (same) return;
  const data: MatchEventData = {
    match: result.match,
    orderId,
    orderName: result.order?.name ?? null,
    foreignName: result.foreignName,
    candidates: result.candidates,
  };
  await tx.sql`
    with changed as (
      update ticket set order_id = ${orderId}::bigint, order_name = ${data.orderName}, order_match = ${result.match},
        (order_payment, order_fulfilment) = (select o.financial_status, o.fulfillment_status from order_snapshot o
                                             where o.shop_id = ${SHOP} and o.id = ${orderId}::bigint)
      where shop_id = ${SHOP} and id = ${ticketId}::bigint and order_match <> 'pinned'
      returning id
    )
    insert into ticket_event (shop_id, ticket_id, kind, data)
    select ${SHOP}, id, 'order_matched', ${JSON.stringify(data)}::jsonb from changed`;
}

/** Looks again at the open tickets that have no order, newest first, once more orders are known. Job. */
export async function rematchTickets(desk: Desk): Promise<void> {
  const tickets = await desk.db.ticket.findMany({
    where: { isOpen: true, orderMatch: { in: ["none", "unsure", "foreign"] } },
    orderBy: [{ lastActivityAt: "desc" }, { id: "desc" }],
    take: 500,
    select: { id: true, number: true },
  });
  for (const { id, number } of tickets)
    await desk.tx(async (tx) => {
      await matchTicketOrder(tx, id);
      tx.announce({ kind: "ticket", ticketId: id.toString(), number });
    });
}
