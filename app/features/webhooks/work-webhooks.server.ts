import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { markOrdersStale, type OrderHint } from "../orders/mark-order-stale.server.ts";
import type { Desk } from "../shared/desk.ts";
import { done, type Delivery, type Worked } from "./delivery.ts";
import { readPayload } from "./read-payload.ts";
import { workCustomer, workCustomerMerge } from "./work-customer-news.server.ts";
import { readOrderHint, readPartOfOrderHint, workOrderDeleted, workTransaction } from "./work-order-news.server.ts";
import { workPersonalDataDuty } from "./work-privacy-news.server.ts";
import { workScopesUpdate, workShopRedact, workShopUpdate, workUninstalled } from "./work-shop-news.server.ts";

/** Does what a webhook asks for, or says which order is to be read again. */
type Handler = (desk: Desk, delivery: Delivery) => Promise<Worked | OrderHint> | Worked | OrderHint;

const byTopic = new Map<string, Handler>(
  Object.entries({
    "orders/delete": workOrderDeleted,
    "order_transactions/create": workTransaction,
    "customers/merge": workCustomerMerge,
    "app/uninstalled": workUninstalled,
    "app/scopes_update": workScopesUpdate,
    "shop/update": workShopUpdate,
    "shop/redact": workShopRedact,
    "customers/redact": workPersonalDataDuty,
    "customers/data_request": workPersonalDataDuty,
  }),
);

const byKind = new Map<string, Handler>(
  Object.entries({
    orders: (_: Desk, delivery: Delivery) => readOrderHint(delivery),
    refunds: (_: Desk, delivery: Delivery) => readPartOfOrderHint(delivery),
    fulfillments: (_: Desk, delivery: Delivery) => readPartOfOrderHint(delivery),
    fulfillment_events: (_: Desk, delivery: Delivery) => readPartOfOrderHint(delivery),
    customers: workCustomer,
  }),
);

/** What is still worked for a shop that has uninstalled the app. */
const afterUninstalling = new Set(["app/uninstalled", "shop/redact", "customers/redact", "customers/data_request"]);

/** A stored webhook that waits. */
export interface WaitingWebhook {
  id: bigint;
  webhookId: string;
  topic: string;
  eventId: string | null;
  body: string;
  triggeredAt: Date | null;
  receivedAt: Date;
}

/**
 * Works stored webhooks and notes what became of each; returns the failures of those that are to be tried again, which
 * hold none of the others up. Handlers take a payload as a hint and read the truth from Shopify or from the row it
 * changes, so that late, repeated and reordered ones end in the same state. About six statements for any number of
 * webhooks about orders.
 */
export async function workWebhooks(desk: Desk, webhooks: readonly WaitingWebhook[]): Promise<unknown[]> {
  const ends = new Map<bigint, Worked>();
  const hints = new Map<bigint, OrderHint>();
  const failures: unknown[] = [];
  const skipped = await findReasonsToSkip(desk, webhooks);
  for (const webhook of webhooks) {
    const { id } = webhook;
    try {
      const outcome = skipped.get(id) ?? (await work(desk, webhook));
      if ("state" in outcome) ends.set(id, outcome);
      else hints.set(id, outcome);
    } catch (error) {
      desk.log.warn({ err: error, webhook: id.toString() }, "a webhook could not be worked now");
      failures.push(error);
    }
  }
  try {
    if (hints.size) await markOrdersStale(desk, [...hints.values()]);
    for (const id of hints.keys()) ends.set(id, done);
  } catch (error) {
    desk.log.warn({ err: error, webhooks: hints.size }, "webhooks about orders could not be worked now");
    failures.push(error);
  }
  await noteEnds(desk, ends);
  return failures;
}

async function work(desk: Desk, webhook: WaitingWebhook): Promise<Worked | OrderHint> {
  const { topic, body, webhookId, triggeredAt, receivedAt } = webhook;
  const payload = readPayload(body);
  if (!payload) return { state: "failed", problem: "no JSON object" };
  const handler = byTopic.get(topic) ?? byKind.get(topic.split("/")[0] ?? "");
  if (!handler) return { state: "done", problem: "nobody asked for this topic" };
  return handler(desk, { topic, payload, at: triggeredAt ?? receivedAt, webhookId });
}

/**
 * Of an event that reached us through two subscriptions one is enough; of a shop without the app, hardly any. One act of a
 * merchant may be told of several orders under one event: what says something else is worked.
 */
async function findReasonsToSkip(desk: Desk, webhooks: readonly WaitingWebhook[]): Promise<Map<bigint, Worked>> {
  const ids = webhooks.map(({ id }) => id);
  // By the event alone: among all that are done it would look through these, each time, where there are few statistics.
  const rows = await desk.sql<{ id: bigint; uninstalled: boolean; is_known: boolean }>`
    select w.id, s.uninstalled_at is not null as uninstalled,
      exists (
        select 1 from (
          select t.id, t.state, t.body from webhook_delivery t
          where t.shop_id = ${SHOP} and t.topic = w.topic and t.event_id = w.event_id offset 0) t
        where t.state = 'done' and t.id <> w.id and t.body = w.body) as is_known
    from webhook_delivery w join shop s on s.shop_id = w.shop_id
    where w.shop_id = ${SHOP} and w.id = any(${ids}::bigint[])`;
  const reasons = new Map(rows.map(({ id, uninstalled, is_known }) => [id, { uninstalled, isKnown: is_known }]));
  const skipped = new Map<bigint, Worked>();
  for (const { id, topic } of webhooks) {
    const { uninstalled, isKnown } = reasons.get(id) ?? {};
    if (uninstalled && !afterUninstalling.has(topic)) skipped.set(id, { state: "done", problem: "uninstalled" });
    else if (isKnown) skipped.set(id, { state: "done", problem: "the same event came before" });
  }
  return skipped;
}

async function noteEnds(desk: Desk, ends: ReadonlyMap<bigint, Worked>): Promise<void> {
  if (!ends.size) return;
  const said = [...ends].map(([id, { state, problem }]) => ({ id: id.toString(), state, problem: problem ?? null }));
  await desk.sql`
    update webhook_delivery w set state = e.state, problem = e.problem, done_at = ${desk.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as e(id bigint, state text, problem text)
    where w.shop_id = ${SHOP} and w.id = e.id
    returning w.id`;
}
