import type pg from "pg";
import { setTimeout as wait } from "node:timers/promises";
import type { RequestKind } from "#app/features/self-service/requests/request-kind.ts";
import type { SeededShop } from "#tests/factories/seed-shop.ts";
import { DEMO_STORIES } from "#tests/standin/world/demo-scenario.ts";
import { drawBrokenMug } from "./draw-broken-mug.ts";
import type { LatteStandin } from "./make-standin.ts";
import { visitStore, type StorePart } from "./visit-store.ts";

/** What is true of the order that something is asked for from. */
type Stage = "new" | "dear" | "coming" | "arrived";

interface Wish {
  kind: RequestKind;
  of: Stage;
  /** Signed in; else knows number and address. */
  isCustomer: boolean;
  fields: Record<string, string>;
  hasPhoto?: boolean;
  /** Somebody wrote this to them, and that was it. */
  answer?: string;
}

const wishes: Wish[] = [
  { kind: "cancel", of: "new", isCustomer: true, fields: { reason: "mistake" } },
  { kind: "address", of: "new", isCustomer: true, fields: { "address.address2": "Back house, 2nd floor" } },
  { kind: "return", of: "arrived", isCustomer: true, fields: { note: "A present that they already have." } },
  { kind: "cancel", of: "dear", isCustomer: true, fields: { reason: "cheaper" } },
  { kind: "damaged", of: "arrived", isCustomer: false, hasPhoto: true, fields: { note: "The handle was off when I opened the parcel." } },
  { kind: "exchange", of: "arrived", isCustomer: true, fields: { note: "One size larger, please." } },
  { kind: "late", of: "coming", isCustomer: false, fields: { note: "It is a birthday present for Saturday." } },
  { kind: "missing", of: "arrived", isCustomer: true, fields: { note: "Only one of them was in the parcel." }, answer: "We are sorry! The other one left today, in a parcel of its own. You get the tracking number by mail." },
  { kind: "quality", of: "arrived", isCustomer: true, fields: { note: "It smells of nothing, although it was closed." } },
]; // prettier-ignore

const scopes = ["write_orders", "read_returns", "write_returns"];
const whereOf: Record<Stage, string> = {
  new: "fulfillment_status = 'UNFULFILLED' and (data->'total'->'shop'->>'minor')::bigint < 15000",
  dear: "fulfillment_status = 'UNFULFILLED' and (data->'total'->'shop'->>'minor')::bigint > 20000",
  coming: "fulfillment_status = 'FULFILLED' and data->'fulfillments'->0->>'deliveredAt' is null and created_at > now() - interval '5 days'", // prettier-ignore
  arrived: "fulfillment_status = 'FULFILLED' and (data->'total'->'shop'->>'minor')::bigint > 1000 and data->'fulfillments'->0->>'deliveredAt' > to_char(now() - interval '25 days', 'YYYY-MM-DD')", // prettier-ignore
};

/**
 * Self-service as a shop uses it that lets customers do things at once, for the demo: rules, and what shoppers asked for
 * in the theme, really, through all its doors: some of it is done, some waits for people, some was answered.
 * @param store where the shop's storefront begins
 */
export async function seedRequests(
  client: pg.ClientBase,
  standin: LatteStandin,
  shop: SeededShop,
  store: string,
): Promise<number> {
  await importOrders(client, shop);
  standin.grant(shop.domain, scopes);
  await client.query(
    "update shop set scopes = array(select distinct unnest(scopes || $2::text[])) where shop_id = $1",
    [shop.shopId, scopes],
  );
  await sayRules(client, shop);
  const used: string[] = [];
  let made = 0;
  for (const [place, wish] of wishes.entries()) {
    const order = await askFor(client, { shop, store, used, browser: String(place) }, wish);
    if (!order) continue;
    used.push(order.id);
    made++;
    // Not before the order itself.
    await settle(client, shop, order.id, { hours: Math.min(1 + place * 4, order.hours * 0.8), answer: wish.answer });
  }
  // What was counted of these is nobody's who tries the demo.
  await client.query("delete from request_limit where shop_id = $1", [shop.shopId]);
  return made;
}

async function importOrders(client: pg.ClientBase, { shopId }: SeededShop): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { rowCount } = await client.query("select 1 from order_import where shop_id = $1 and state = 'done'", [
      shopId,
    ]);
    if (rowCount) return;
    await wait(200);
  }
  throw new Error("the orders were not imported within a minute");
}

async function sayRules(client: pg.ClientBase, { shopId }: SeededShop): Promise<void> {
  await client.query(
    `insert into request_rule (shop_id, kind, mode, window_days, most_minor) values
       ($1, 'cancel', 'now', null, 15000), ($1, 'address', 'now', null, null), ($1, 'return', 'now', 30, 15000),
       ($1, 'exchange', 'ask', 30, null) on conflict do nothing`,
    [shopId],
  );
  await client.query(
    `insert into request_settings (shop_id, day_count, day_minor, return_instructions) values ($1, 20, 50000, $2)
     on conflict do nothing`,
    [shopId, "Put it back into its box, with the order's number on a piece of paper.\nMorning Cup, Returns, Hafenstraße 12, 20457 Hamburg"], // prettier-ignore
  );
}

interface Asked {
  id: string;
  name: string;
  email: string;
  customer: string;
  /** Ago. */
  hours: number;
}

/** Asks from the first orders of which it is offered, until one is taken. @returns the order; null: there is none */
async function askFor(
  client: pg.ClientBase,
  { shop, store, used, browser }: { shop: SeededShop; store: string; used: string[]; browser: string },
  wish: Wish,
): Promise<Asked | null> {
  const { rows } = await client.query<Asked>(
    `select id::text, name, email, shopify_customer_id::text as customer,
       extract(epoch from now() - created_at)::float / 3600 as hours
     from order_snapshot
     where shop_id = $1 and email is not null and shopify_customer_id is not null and cancelled_at is null
       and financial_status = 'PAID' and id <> all($2::bigint[]) and email <> all($3) and ${whereOf[wish.of]}
     order by created_at desc limit 5`,
    [shop.shopId, used, Object.values(DEMO_STORIES).map(({ customer }) => customer.email)],
  );
  for (const order of rows) {
    const visitor = visitStore(store, { browser, ...(wish.isCustomer && { customerId: order.customer }) });
    const page = await visitor.send("tracking", { number: order.name, contact: order.email });
    const pass = page.fields("request").pass;
    if (!pass) continue;
    const form = await visitor.send("request", { pass, kind: wish.kind });
    if (form.state !== "request") continue;
    const fields = fillIn(form, wish);
    const sent = await visitor.send("request/send", wish.hasPhoto ? withPhoto(fields) : fields);
    if (/^request_(doing|done|looking|checking)$/.test(sent.state)) return order;
  }
  return null;
}

/** One of the first line, with whatever reason and other variant come first. */
function fillIn(form: StorePart, { fields }: Wish): Record<string, string> {
  const all: Record<string, string> = { ...form.fields("request/send"), ...fields };
  const line = Object.keys(all)
    .find((name) => name.startsWith("line."))
    ?.slice("line.".length);
  if (line === undefined) return all;
  const [reason, instead] = [form.choices(`reason.${line}`)[0], form.choices(`instead.${line}`)[0]];
  return {
    ...all,
    [`line.${line}`]: "1",
    ...(reason && { [`reason.${line}`]: reason }),
    ...(instead && { [`instead.${line}`]: instead }),
  };
}

function withPhoto(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("photos", new Blob([Uint8Array.from(drawBrokenMug())], { type: "image/png" }), "mug.png");
  return form;
}

/** Puts what nothing was done about back by some hours, and answers it where it is to be answered. */
async function settle(
  client: pg.ClientBase,
  { shopId, staff }: SeededShop,
  orderId: string,
  { hours, answer }: { hours: number; answer: string | undefined },
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "select ticket_id::text as id from shopper_request where shop_id = $1 and order_id = $2 and action_id is null",
    [shopId, orderId],
  );
  const ticket = rows[0]?.id;
  if (ticket === undefined) return;
  const before = `- ${hours} * interval '1 hour'`;
  const change = (text: string) => client.query(text, [shopId, ticket]);
  await change(`update message set created_at = created_at ${before} where shop_id = $1 and ticket_id = $2`);
  await change(`update shopper_request set created_at = created_at ${before} where shop_id = $1 and ticket_id = $2`);
  await change(
    `update ticket set created_at = created_at ${before}, last_activity_at = last_activity_at ${before},
       waiting_since = waiting_since ${before} where shop_id = $1 and id = $2`,
  );
  const agent = staff.values().next().value;
  if (answer === undefined || !agent) return;
  await client.query(
    `insert into message (shop_id, ticket_id, kind, staff_id, author_name, body_text, delivery_state, sent_at, created_at)
     values ($1, $2, 'reply', $3, $4, $5, 'sent', now(), now())`,
    [shopId, ticket, agent.id, agent.name, answer],
  );
  await client.query(
    `update ticket set status = 'solved', is_open = false, waiting_since = null, unread = false, solved_at = now(),
       assignee_id = $3, last_message_by = 'staff', preview = $4, first_reply_at = now(), last_activity_at = now(),
       message_count = message_count + 1 where shop_id = $1 and id = $2`,
    [shopId, ticket, agent.id, answer],
  );
}
