import type { Desk } from "../shared/desk.ts";
import type { Delivery, Worked } from "./delivery.ts";
import { readPayload } from "./read-payload.ts";
import { workCustomer, workCustomerMerge } from "./work-customer-news.server.ts";
import { workOrder, workOrderDeleted, workPartOfOrder, workTransaction } from "./work-order-news.server.ts";
import { workPersonalDataDuty } from "./work-privacy-news.server.ts";
import { workScopesUpdate, workShopRedact, workShopUpdate, workUninstalled } from "./work-shop-news.server.ts";

type Handler = (desk: Desk, delivery: Delivery) => Promise<Worked>;

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
    orders: workOrder,
    refunds: workPartOfOrder,
    fulfillments: workPartOfOrder,
    fulfillment_events: workPartOfOrder,
    customers: workCustomer,
  }),
);

/** What is still worked for a shop that has uninstalled the app. */
const afterUninstalling = new Set(["app/uninstalled", "shop/redact", "customers/redact", "customers/data_request"]);

/**
 * Works a stored webhook and notes what became of it. Job. Handlers take a payload as a hint and read the truth from
 * Shopify or from the row it changes, so that late, repeated and reordered ones end in the same state.
 */
export async function workWebhook(desk: Desk, { id }: { id: string }): Promise<void> {
  const row = await desk.db.webhookDelivery.findFirst({ where: { id: BigInt(id), state: "received" } });
  if (!row) return;
  const { triggeredAt, receivedAt } = row;
  const worked = (await findReasonToSkip(desk, row)) ?? (await work(desk, row, triggeredAt ?? receivedAt));
  await desk.db.webhookDelivery.updateMany({
    where: { id: row.id },
    data: { state: worked.state, problem: worked.problem ?? null, doneAt: desk.now() },
  });
}

async function work(desk: Desk, { topic, body, webhookId }: Row, at: Date): Promise<Worked> {
  const payload = readPayload(body);
  if (!payload) return { state: "failed", problem: "no JSON object" };
  const handler = byTopic.get(topic) ?? byKind.get(topic.split("/")[0] ?? "");
  if (!handler) return { state: "done", problem: "nobody asked for this topic" };
  return handler(desk, { topic, payload, at, webhookId });
}

interface Row {
  id: bigint;
  webhookId: string;
  topic: string;
  eventId: string | null;
  body: string;
}

/**
 * Of an event that reached us through two subscriptions one is enough; of a shop without the app, hardly any. One act of a
 * merchant may be told of several orders under one event: what says something else is worked.
 */
async function findReasonToSkip(desk: Desk, { id, topic, eventId, body }: Row): Promise<Worked | null> {
  const shop = await desk.db.shop.findUniqueOrThrow({ where: { id: desk.shop.id }, select: { uninstalledAt: true } });
  if (shop.uninstalledAt && !afterUninstalling.has(topic)) return { state: "done", problem: "uninstalled" };
  if (eventId === null) return null;
  const twin = await desk.db.webhookDelivery.findFirst({
    where: { topic, eventId, body, state: "done", id: { not: id } },
    select: { id: true },
  });
  return twin && { state: "done", problem: "the same event came before" };
}
