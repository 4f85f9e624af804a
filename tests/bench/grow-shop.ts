import type pg from "pg";
import { makeNames, makeSentences } from "./bench-words.ts";
import { copyRows, copyOf, withoutIndexes } from "./copy-rows.ts";

/** A small shop has fewer, because reading their words takes half a minute. */
const sentencesOf = (times: number) => (times > 1 ? 90_000 : 2_000);
const namesOf = (times: number) => (times > 1 ? 50_000 : 2_000);
/** Customers for each ticket; more than write, because a shop's orders bring them. */
const customersPerTicket = 0.3;
/** Ids of a copy lie so far from those of the one before. */
const step = 100_000_000;

const tags = "gift,wholesale,damaged,late,lost,exchange,invoice,press,VIP,wrong item,size,thanks".split(",");

const grown = ["customer", "order_snapshot", "order_tracking", "order_sku", "ticket", "message", "ticket_event"].concat(
  "ticket_tag",
);

/**
 * Makes `times` as many tickets, messages, events, orders and customers of what the seeded shop holds: each copy with
 * times, customers, orders, tags and some words of its own, in the order of time. Set by set and without triggers, so
 * that a million tickets take minutes; what the triggers would keep (the words of search) is filled here.
 */
export async function growShop(client: pg.ClientBase, times: number, say: (line: string) => void): Promise<void> {
  const run = async (name: string, text: string) => {
    const started = Date.now();
    await client.query(text);
    const seconds = (Date.now() - started) / 1000;
    if (seconds >= 5) say(`  ${name}: ${seconds.toFixed(0)} s`);
  };
  await client.query("set session_replication_role = replica; set jit = off");
  await client.query(
    "set work_mem = '256MB'; set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 1",
  );
  await writeWords(client, times);
  await withoutIndexes(client, [...grown, "ticket_search"], run, async () => {
    await run("plan", planTickets(times));
    await run("customers", await copyCustomers(client, times));
    for (const text of await copyOrders(client, times)) await run("orders", text);
    await client.query(writeTags, [tags, tags.map((tag) => tag.toLowerCase())]);
    await run("tickets", await copyTickets(client));
    await run("tags", copyTags);
    await run("messages", await copyMessages(client, times));
    await run("events", await copyEvents(client));
    await run("words", fillWords(times));
    await client.query(dropPlan);
    await client.query(restartSequences);
  });
  await client.query("reset session_replication_role");
}

/** Sentences with their documents, and names, in tables that are dropped at the end. */
async function writeWords(client: pg.ClientBase, times: number): Promise<void> {
  const all = [...makeSentences(sentencesOf(times))];
  await client.query(
    `create unlogged table bench_sentence as
     select place - 1 as place, text, search_document(text, language) as document
     from unnest($1::text[], $2::text[]) with ordinality as s(text, language, place)`,
    [all.map(({ text }) => text), all.map(({ language }) => language)],
  );
  await client.query("alter table bench_sentence add primary key (place)");
  await client.query(
    `create unlogged table bench_name as
     select place - 1 as place, name from unnest($1::text[]) with ordinality as n(name, place)`,
    [makeNames(namesOf(times))],
  );
  await client.query("alter table bench_name add primary key (place)");
}

/** Which ticket is copied into which, in the order of time, moved back by less than the next one is away. */
const planTickets = (times: number) => `
  create unlogged table bench_ticket as table ticket;
  create unlogged table bench_message as
    select *, row_number() over (partition by ticket_id order by id) as place from message;
  create unlogged table bench_event as table ticket_event;
  update bench_ticket t set first_reply_at = r.at
    from (select ticket_id, min(created_at) as at from message where kind = 'reply' group by ticket_id) r where r.ticket_id = t.id;
  create unlogged table bench_document as
    select t.id, search_document(t.subject || ' ' || string_agg(m.body_text, ' ' order by m.id), max(split_part(c.locale, '-', 1)))
      as document, sum(octet_length(m.body_text))::int as size
    from ticket t join message m on m.ticket_id = t.id join customer c on c.id = t.customer_id group by t.id, t.subject;
  create unlogged table bench_plan as
    select row_number() over (order by at) as id, base, k, moved, hashint4((base * ${times} + k)::int) & 2147483647 as luck
    from (select t.id as base, k, t.created_at - m.moved as at, m.moved
          from ticket t cross join generate_series(0, ${times - 1}) k
          cross join lateral (select (hashint4((t.id * ${times} + k)::int) & 1048575) * interval '4 milliseconds' as moved) m) planned;
  alter table bench_plan add primary key (base, k);
  analyze bench_plan; analyze bench_ticket; analyze bench_message; analyze bench_document;
  truncate ticket, message, ticket_event, ticket_search cascade`;

async function copyCustomers(client: pg.ClientBase, times: number): Promise<string> {
  const { rows } = await client.query(
    "select (select count(*) from customer)::int as customers, (select count(*) from bench_ticket)::int as tickets",
  );
  const rounds = Math.max(times, Math.round((rows[0].tickets * times * customersPerTicket) / rows[0].customers));
  const changes = {
    id: copyOf("b.id", step),
    email: "k.k || '.' || b.email",
    name: "n.name",
    shopify_customer_id: copyOf("b.shopify_customer_id", step),
  };
  return copyRows(
    client,
    "customer",
    changes,
    `customer b cross join generate_series(1, ${rounds - 1}) k(k)
     join bench_name n on n.place = (hashint8(b.id * 100000 + k.k) & 2147483647) % ${namesOf(times)}`,
  );
}

async function copyOrders(client: pg.ClientBase, times: number): Promise<string[]> {
  const from = (table: string) => `${table} b cross join generate_series(1, ${times - 1}) k(k)`;
  const order = {
    id: copyOf("b.id", step),
    name: "b.name || '-' || k.k",
    email: "k.k || '.' || b.email",
    shopify_customer_id: copyOf("b.shopify_customer_id", step),
  };
  const orderId = { order_id: copyOf("b.order_id", step) };
  return [
    await copyRows(client, "order_snapshot", order, from("order_snapshot")),
    await copyRows(client, "order_tracking", { ...orderId, number: "b.number || k.k" }, from("order_tracking")),
    await copyRows(client, "order_sku", orderId, from("order_sku")),
  ];
}

/** As the clock would have closed them; the app under measurement would be busy with that. */
const isClosed = "b.status = 'solved' and b.last_activity_at < now() - interval '27 days'";

const copyTickets = (client: pg.ClientBase): Promise<string> =>
  copyRows(
    client,
    "ticket",
    {
      id: "k.id",
      number: "k.id",
      customer_id: copyOf("b.customer_id", step),
      customer_name: "c.name",
      order_id: copyOf("b.order_id", step),
      order_name: "o.name",
      order_payment: "o.financial_status",
      order_fulfilment: "o.fulfillment_status",
      status: `case when ${isClosed} then 'closed' else b.status end`,
      closed_at: `case when ${isClosed} then b.solved_at + interval '28 days' - k.moved end`,
      language: "split_part(c.locale, '-', 1)",
      priority: "case when k.luck % 100 < 3 then 3 when k.luck % 100 < 10 then 2 else 1 end",
      snoozed: "b.is_open and k.luck % 50 = 0",
      is_open: "b.is_open and k.luck % 50 <> 0",
      last_activity_at: "b.last_activity_at - k.moved",
      waiting_since: "b.waiting_since - k.moved",
      created_at: "b.created_at - k.moved",
      solved_at: "b.solved_at - k.moved",
      first_reply_at: "b.first_reply_at - k.moved",
      tag_ids: `case when k.luck % 3 = 0 then array[1 + k.luck / 3 % ${tags.length}] else '{}' end::bigint[]`,
    },
    `bench_plan k join bench_ticket b on b.id = k.base
     join customer c on c.id = ${copyOf("b.customer_id", step)}
     left join order_snapshot o on o.id = ${copyOf("b.order_id", step)} order by k.id`,
  );

const writeTags = `insert into tag (shop_id, id, name, key)
  select shop_id, place, t.name, t.key from shop, unnest($1::text[], $2::text[]) with ordinality as t(name, key, place)`;

const copyTags = `insert into ticket_tag (shop_id, ticket_id, tag_id)
  select shop_id, id, unnest(tag_ids) from ticket where tag_ids <> '{}' order by id`;

/** The first message has a sentence and a mark that is in no other ticket, the last one another sentence. */
const copyMessages = (client: pg.ClientBase, times: number): Promise<string> =>
  copyRows(
    client,
    "message",
    {
      id: "k.id * 10 + b.place",
      ticket_id: "k.id",
      customer_id: copyOf("b.customer_id", step),
      body_text: `b.body_text || case b.place when 1 then ' ' || s.text || ' ' || ${mark}
        when 2 then ' ' || s2.text else '' end`,
      message_id_header: `case b.kind when 'note' then null
        else lpad(to_hex(k.luck), 8, '0') || '.' || k.id || '.' || b.place || '@mail.bench.example' end`,
      sent_at: "b.sent_at - k.moved",
      created_at: "b.created_at - k.moved",
    },
    `bench_plan k join bench_message b on b.ticket_id = k.base
     join bench_sentence s on s.place = ${sentenceOf(1, times)} join bench_sentence s2 on s2.place = ${sentenceOf(2, times)}
     order by k.id, b.place`,
  );

const copyEvents = (client: pg.ClientBase): Promise<string> =>
  copyRows(
    client,
    "ticket_event",
    { id: "row_number() over (order by k.id, b.id)", ticket_id: "k.id", at: "b.at - k.moved" },
    "bench_plan k join bench_event b on b.ticket_id = k.base",
  );

/** What only this ticket has in it, as people quote a reference. */
const mark = "'rf' || lpad(to_hex(k.id), 8, '0') || 'x'";
const sentenceOf = (which: number, times: number) =>
  `(k.luck::bigint * ${which === 1 ? 7919 : 104_729}) % ${sentencesOf(times)}`;

const fillWords = (times: number) => `
  insert into ticket_search (shop_id, ticket_id, recent_at, size, document)
  select t.shop_id, t.id, t.last_activity_at, d.size + 300,
    d.document || n.document || s.document || s2.document || array_to_tsvector(array[${mark}])
  from bench_plan k
  join ticket t on t.id = k.id
  join bench_document d on d.id = k.base
  join (select name, search_document(name, null) as document from (select distinct customer_name as name from ticket) n) n
    on n.name = t.customer_name
  join bench_sentence s on s.place = ${sentenceOf(1, times)} join bench_sentence s2 on s2.place = ${sentenceOf(2, times)}
  order by k.id`;

const dropPlan =
  "drop table bench_plan, bench_ticket, bench_message, bench_event, bench_document, bench_sentence, bench_name";

const restartSequences = `
  select setval(pg_get_serial_sequence('ticket', 'id'), (select max(id) from ticket)),
    setval(pg_get_serial_sequence('message', 'id'), (select max(id) from message)),
    setval(pg_get_serial_sequence('tag', 'id'), (select max(id) from tag)),
    setval(pg_get_serial_sequence('ticket_event', 'id'), (select max(id) from ticket_event)),
    setval(pg_get_serial_sequence('customer', 'id'), (select max(id) from customer));
  update shop set next_ticket_number = (select max(number) + 1 from ticket)`;

/** A mark that stands in one ticket of a grown shop, by its number. */
export const markOf = (number: number): string => `rf${number.toString(16).padStart(8, "0")}x`;
