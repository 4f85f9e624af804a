import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import type { OrderMatch } from "../tickets/ticket-view.ts";
import { matchOrder, pointsAtOrder, type KnownOrder, type MatchResult } from "./match-order.ts";
import { readNameFormat, type NameFormat } from "./name-format.ts";
import { namesFor, readHints } from "./read-hints.ts";

interface TicketRow {
  id: bigint;
  subject: string;
  order_id: bigint | null;
  order_match: OrderMatch;
  email: string;
  shopify_customer_id: bigint | null;
  /** Of the customer, newest first. */
  texts: string[] | null;
  /** Nothing in it comes from somebody who has shown who they are. */
  is_unproven: boolean;
  newest_names: string[];
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
 * Finds out which order each ticket is about, from its sender and from what they wrote, and notes it on the ticket.
 * Called in the transaction that stores a customer's message. What a person pinned stays. At most three statements,
 * however many tickets.
 */
export async function matchTicketOrders(tx: DeskTx, ticketIds: readonly bigint[]): Promise<void> {
  const tickets = (await readTickets(tx, ticketIds)).filter(({ order_match }) => order_match !== "pinned");
  const [first] = tickets;
  if (!first) return;
  const format = readNameFormat(first.newest_names);
  const orders = await listKnownOrders(tx, tickets, format);
  const matches = tickets.flatMap((ticket) => {
    // What was written last goes before what was written first, where it names an order at all.
    const [newest = ""] = ticket.texts ?? [];
    const known = orders.get(ticket.id) ?? [];
    const found = matchOrder(pointsAtOrder(newest, known, format) ? newest : wholeText(ticket), known, format);
    // Anybody can type anybody's address: whose order it is then, a person decides, or a mail from there.
    const isKnown = ticket.order_match === "certain" && ticket.order_id?.toString() === found.order?.id;
    const result: MatchResult =
      ticket.is_unproven && found.match === "certain" && !isKnown ? { ...found, match: "unsure", order: null } : found;
    return saysSomethingNew(ticket, result) ? [{ ticketId: ticket.id, result }] : [];
  });
  if (matches.length) await noteMatches(tx, matches);
}

const wholeText = (ticket: TicketRow): string => [ticket.subject, ...(ticket.texts ?? [])].join("\n");

/**
 * The tickets with what their customers wrote. A customer whom Shopify knows by the address of an order that we have is
 * from now on known as that one; the older order's word does not count while it is out of date. Who is held by somebody
 * else just now is learned the next time.
 */
const readTickets = (tx: DeskTx, ticketIds: readonly bigint[]): Promise<TicketRow[]> =>
  tx.sql<TicketRow>`
    with learned as (
      update customer c set shopify_customer_id = coalesce(c.shopify_customer_id, o.shopify_customer_id),
        phone = coalesce(c.phone, o.phone)
      from (
        select w.id, w.email from customer w
        where w.shop_id = ${SHOP} and w.shopify_customer_id is null and w.erased_at is null and w.id in
          (select customer_id from ticket where shop_id = ${SHOP} and id = any(${ticketIds}::bigint[]))
        for no key update skip locked
      ) w
      cross join lateral (
        select s.shopify_customer_id,
               nullif(regexp_replace(coalesce(s.data->'customer'->>'phone', s.data->>'phone'), '[^0-9]', '', 'g'), '')
                 as phone
        from order_snapshot s
        where s.shop_id = ${SHOP} and s.email = w.email and s.shopify_customer_id is not null
          and s.deleted_at is null and s.stale_since is null
          and lower(coalesce(s.data->'customer'->>'email', s.email)) = w.email
        order by s.created_at desc limit 1
      ) o
      where c.shop_id = ${SHOP} and c.id = w.id
      returning c.id, c.shopify_customer_id
    )
    select t.id, t.subject, t.order_id, t.order_match, c.email,
           coalesce(c.shopify_customer_id, (select l.shopify_customer_id from learned l where l.id = c.id))
             as shopify_customer_id,
           array(select left(m.body_text, 10000) from message m
                 where m.shop_id = t.shop_id and m.ticket_id = t.id and m.kind = 'customer'
                 order by m.id desc limit 5) as texts,
           (t.channel = 'storefront' and not exists (
              select 1 from message m
              where m.shop_id = t.shop_id and m.ticket_id = t.id and m.kind = 'customer'
                and m.sender_trust is distinct from 'unproven' and m.sender_trust is distinct from 'failed'
            )) as is_unproven,
           array(select o.name from order_snapshot o where o.shop_id = t.shop_id order by o.id desc limit 5) as newest_names,
           (select e.data->>'foreignName' from ticket_event e
            where e.shop_id = t.shop_id and e.ticket_id = t.id and e.kind = 'order_matched'
            order by e.id desc limit 1) as foreign_name
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.id = any(${ticketIds}::bigint[])`;

/** By ticket: the sender's latest orders, and those that the text may name, whosever they are. */
async function listKnownOrders(
  tx: DeskTx,
  tickets: readonly TicketRow[],
  format: NameFormat,
): Promise<Map<bigint, KnownOrder[]>> {
  const asked = tickets.map((ticket) => {
    const hints = readHints(wholeText(ticket), format);
    return {
      ticket_id: ticket.id.toString(),
      email: ticket.email,
      customer_id: ticket.shopify_customer_id?.toString() ?? null,
      names: namesFor(hints.numbers, format),
      numbers: hints.tracking.map(({ number }) => number),
    };
  });
  const rows = await tx.sql<KnownOrder & { ticket_id: bigint }>`
    select a.ticket_id, o.id::text, o.name,
           coalesce(o.email = a.email or o.shopify_customer_id = a.customer_id, false) as own,
           array(select line->>'title' from jsonb_array_elements(o.data->'lines') as line) as titles,
           array(select k.number from order_tracking k where k.shop_id = o.shop_id and k.order_id = o.id) as tracking
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as a(ticket_id bigint, email text, customer_id bigint, names text[], numbers text[])
    cross join lateral (
      (select id from order_snapshot where shop_id = ${SHOP} and email = a.email order by created_at desc limit 30)
      union
      (select id from order_snapshot where shop_id = ${SHOP} and shopify_customer_id = a.customer_id
       order by created_at desc limit 30)
      union
      (select id from order_snapshot where shop_id = ${SHOP} and name = any(a.names) limit 30)
      union
      (select order_id from order_tracking where shop_id = ${SHOP} and number = any(a.numbers) limit 30)
    ) as found
    join order_snapshot o on o.shop_id = ${SHOP} and o.id = found.id
    where o.deleted_at is null
    order by a.ticket_id, o.created_at desc, o.id desc`;
  return Map.groupBy(rows, ({ ticket_id }) => ticket_id);
}

const saysSomethingNew = (before: TicketRow, result: MatchResult): boolean =>
  before.order_match !== result.match ||
  (before.order_id?.toString() ?? null) !== (result.order?.id ?? null) ||
  (result.match === "foreign" && before.foreign_name !== result.foreignName);

/** Writes the matches and their events. */
async function noteMatches(tx: DeskTx, matches: readonly { ticketId: bigint; result: MatchResult }[]): Promise<void> {
  const said = matches.map(({ ticketId, result }) => {
    const orderId = result.order?.id ?? null;
    const orderName = result.order?.name ?? null;
    const { match, foreignName, candidates } = result;
    const data: MatchEventData = { match, orderId, orderName, foreignName, candidates };
    return { ticket_id: ticketId.toString(), order_id: orderId, order_name: orderName, match, data };
  });
  await tx.sql`
    with said as (
      select s.*, o.financial_status, o.fulfillment_status
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
        as s(ticket_id bigint, order_id bigint, order_name text, match text, data jsonb)
      left join order_snapshot o on o.shop_id = ${SHOP} and o.id = s.order_id
    ), changed as (
      update ticket t set order_id = s.order_id, order_name = s.order_name, order_match = s.match,
        order_payment = s.financial_status, order_fulfilment = s.fulfillment_status
      from said s
      where t.shop_id = ${SHOP} and t.id = s.ticket_id and t.order_match <> 'pinned'
      returning t.id, s.data
    )
    insert into ticket_event (shop_id, ticket_id, kind, data)
    select ${SHOP}, id, 'order_matched', data from changed`;
}

/** As many tickets as one transaction looks at. */
const chunkSize = 50;

/** Looks again at the open tickets that have no order, newest first, once more orders are known. Job. */
export async function rematchTickets(desk: Desk): Promise<void> {
  const tickets = await desk.db.ticket.findMany({
    where: { isOpen: true, orderMatch: { in: ["none", "unsure", "foreign"] } },
    orderBy: [{ lastActivityAt: "desc" }, { id: "desc" }],
    take: 500,
    select: { id: true, number: true },
  });
  for (let at = 0; at < tickets.length; at += chunkSize)
    await desk.tx(async (tx) => {
      const chunk = tickets.slice(at, at + chunkSize);
      await matchTicketOrders(
        tx,
        chunk.map(({ id }) => id),
      );
      for (const { id, number } of chunk) tx.announce({ kind: "ticket", ticketId: id.toString(), number });
    });
}
