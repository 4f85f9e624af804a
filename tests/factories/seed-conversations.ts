import type pg from "pg";
import { previewOf } from "#app/features/tickets/preview-text.ts";
import { splitReply } from "#app/platform/mail/split-reply.server.ts";
import type { Conversation } from "#tests/standin/world/conversation.ts";
import type { SeededShop } from "./seed-shop.ts";

const chunkSize = 1_000;

/**
 * Writes conversations as tickets, messages and events, in bulk: what receiving and answering them would have left.
 * Serves the demo, tests and benchmarks, and takes any number because it never holds more than a chunk.
 * @returns how many tickets were written
 */
export async function seedConversations(
  client: pg.ClientBase,
  shop: SeededShop,
  conversations: Iterable<Conversation>,
): Promise<number> {
  let written = 0;
  let chunk: Conversation[] = [];
  for (const conversation of conversations) {
    chunk.push(conversation);
    if (chunk.length < chunkSize) continue;
    written += await writeChunk(client, shop, chunk);
    chunk = [];
  }
  return written + (chunk.length ? await writeChunk(client, shop, chunk) : 0);
}

async function writeChunk(client: pg.ClientBase, shop: SeededShop, chunk: Conversation[]): Promise<number> {
  await client.query("begin");
  try {
    const customers = await writeCustomers(client, shop, chunk);
    const { rows } = await client.query<{ first: number }>(
      `update shop set next_ticket_number = next_ticket_number + $2 where shop_id = $1 returning next_ticket_number - $2 as first`,
      [shop.shopId, chunk.length],
    );
    const first = rows[0]!.first;
    const tickets = chunk.map((conversation, index) => ticketRow(shop, conversation, first + index, customers));
    const ids = await writeTickets(client, shop, tickets);
    const messages = chunk.flatMap((conversation, index) =>
      conversation.messages.map((message) =>
        messageRow(shop, conversation, message, ids.get(first + index)!, customers),
      ),
    );
    await client.query(insertMessages, [shop.shopId, JSON.stringify(messages)]);
    await client.query(insertEvents, [shop.shopId, JSON.stringify(eventRows(shop, chunk, first, ids))]);
    await client.query("commit");
    return chunk.length;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function writeCustomers(
  client: pg.ClientBase,
  shop: SeededShop,
  chunk: Conversation[],
): Promise<Map<string, string>> {
  const people = new Map(chunk.map((c) => [c.fromEmail.toLowerCase(), c]));
  const rows = [...people].map(([email, c]) => ({
    email,
    name: c.fromName,
    locale: c.language,
    shopify_id: c.customerId,
  }));
  const found = await client.query<{ id: string; email: string }>(
    `insert into customer (shop_id, email, name, locale, shopify_customer_id)
     select $1, email, name, locale, shopify_id
     from jsonb_to_recordset($2::jsonb) as r(email text, name text, locale text, shopify_id bigint)
     on conflict (shop_id, email) do update set name = excluded.name returning id::text, email`,
    [shop.shopId, JSON.stringify(rows)],
  );
  return new Map(found.rows.map((row) => [row.email, row.id]));
}

function ticketRow(shop: SeededShop, c: Conversation, number: number, customers: Map<string, string>) {
  const spoken = c.messages.filter((message) => message.from !== "note");
  const last = spoken.at(-1)!;
  const lastAnswer = spoken.findLastIndex((message) => message.from === "agent");
  const waitingSince = last.from === "customer" ? spoken[lastAnswer + 1]!.at : null;
  const status = c.status === "open" && lastAnswer < 0 ? "new" : c.status;
  return {
    number,
    subject: c.subject,
    status,
    is_open: c.status === "open",
    customer_id: customers.get(c.fromEmail.toLowerCase()),
    customer_name: c.fromName,
    assignee_id: c.assigneeStaffId === null ? null : (shop.staff.get(c.assigneeStaffId)?.id ?? null),
    order_id: c.orderId,
    order_name: c.orderId === null ? null : (shop.orderNames.get(c.orderId) ?? null),
    order_match: c.orderId === null ? "none" : c.mentionsOrderName ? "certain" : "unsure",
    preview: previewOf(textsOf(last).visibleText),
    last_message_by: last.from === "agent" ? "staff" : "customer",
    last_activity_at: last.at,
    waiting_since: waitingSince,
    unread: status === "new",
    message_count: c.messages.length,
    created_at: c.messages[0]!.at,
    solved_at: c.status === "solved" ? last.at : null,
  };
}

async function writeTickets(client: pg.ClientBase, shop: SeededShop, rows: object[]): Promise<Map<number, string>> {
  const { rows: written } = await client.query<{ id: string; number: number }>(
    `insert into ticket (shop_id, mailbox_id, number, subject, status, is_open, customer_id, customer_name, assignee_id,
       order_id, order_name, order_match, preview, last_message_by, last_activity_at, waiting_since, unread,
       message_count, created_at, solved_at)
     select $1, $2, number, subject, status, is_open, customer_id, customer_name, assignee_id, order_id, order_name,
       order_match, preview, last_message_by, last_activity_at, waiting_since, unread, message_count, created_at, solved_at
     from jsonb_to_recordset($3::jsonb) as r(number int, subject text, status text, is_open boolean, customer_id bigint,
       customer_name text, assignee_id bigint, order_id bigint, order_name text, order_match text, preview text,
       last_message_by text, last_activity_at timestamptz, waiting_since timestamptz, unread boolean, message_count int,
       created_at timestamptz, solved_at timestamptz)
     order by number returning id::text, number`,
    [shop.shopId, shop.mailboxId, JSON.stringify(rows)],
  );
  return new Map(written.map((row) => [row.number, row.id]));
}

/** What a customer's mail says, and what it quotes. */
const textsOf = ({ from, text }: Conversation["messages"][number]) =>
  from === "customer" ? splitReply(text) : { visibleText: text, quotedText: "" };

function messageRow(
  shop: SeededShop,
  c: Conversation,
  message: Conversation["messages"][number],
  ticketId: string,
  customers: Map<string, string>,
) {
  const staff = message.staffId === undefined ? undefined : shop.staff.get(message.staffId);
  const isCustomer = message.from === "customer";
  const { visibleText, quotedText } = textsOf(message);
  return {
    ticket_id: ticketId,
    kind: isCustomer ? "customer" : message.from === "agent" ? "reply" : "note",
    customer_id: isCustomer ? customers.get(c.fromEmail.toLowerCase()) : null,
    staff_id: staff?.id ?? null,
    author_name: isCustomer ? c.fromName : (staff?.name ?? "Support"),
    author_email: isCustomer ? c.fromEmail : null,
    body_text: visibleText,
    quoted_text: quotedText || null,
    sender_trust: isCustomer ? "verified" : null,
    delivery_state: message.from === "agent" ? "sent" : null,
    sent_at: message.from === "agent" ? message.at : null,
    created_at: message.at,
  };
}

const insertMessages = `
  insert into message (shop_id, ticket_id, kind, customer_id, staff_id, author_name, author_email, body_text,
    quoted_text, sender_trust, delivery_state, sent_at, created_at)
  select $1, ticket_id, kind, customer_id, staff_id, author_name, author_email, body_text, quoted_text,
    sender_trust, delivery_state, sent_at, created_at
  from rows from (jsonb_to_recordset($2::jsonb) as (ticket_id bigint, kind text, customer_id bigint, staff_id bigint,
    author_name text, author_email text, body_text text, quoted_text text, sender_trust text, delivery_state text, sent_at timestamptz,
    created_at timestamptz)) with ordinality
  order by ordinality`;

function eventRows(shop: SeededShop, chunk: Conversation[], first: number, ids: Map<number, string>) {
  return chunk.flatMap((c, index) => {
    const ticketId = ids.get(first + index)!;
    const assignee = c.assigneeStaffId === null ? undefined : shop.staff.get(c.assigneeStaffId);
    const created = {
      ticket_id: ticketId,
      kind: "created",
      staff_id: null as string | null,
      data: {},
      at: c.messages[0]!.at,
    };
    const assigned = assignee && { ...created, kind: "assigned", staff_id: assignee.id, data: { name: assignee.name } };
    const solved = c.status === "solved" &&
      assignee && {
        ...created,
        kind: "status",
        staff_id: assignee.id,
        data: { from: "pending", to: "solved" },
        at: c.messages.at(-1)!.at,
      };
    return [created, assigned, solved].filter((event) => !!event);
  });
}

const insertEvents = `
  insert into ticket_event (shop_id, ticket_id, kind, staff_id, data, at)
  select $1, ticket_id, kind, staff_id, data, at
  from jsonb_to_recordset($2::jsonb) as r(ticket_id bigint, kind text, staff_id bigint, data jsonb, at timestamptz)
  order by ticket_id, at`;
