import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import type { Order } from "../orders/order.ts";
import { count } from "./counts.ts";
import type { Erasure } from "./erase-ticket.server.ts";
import { scrubAct, scrubJson, scrubText } from "./scrub.ts";

/** Takes the person out of our copies of their orders: what was bought and paid stays. Tracking numbers go with them. */
export async function eraseOrders(desk: Desk, { found, marks, counts }: Erasure): Promise<void> {
  for (const id of found.orderIds)
    await desk.tx(async (tx) => {
      const row = await tx.db.orderSnapshot.findFirst({ where: { id }, select: { data: true } });
      if (!row) return;
      await tx.db.orderTracking.deleteMany({ where: { orderId: id } });
      const data = JSON.stringify(scrubJson(withoutPerson(row.data as unknown as Order), marks));
      await tx.sql`
        update order_snapshot set email = null, phone = null, shopify_customer_id = null, data = ${data}::jsonb
        where shop_id = ${SHOP} and id = ${id}`;
      count(counts, "order_snapshot", 1);
    });
}

const withoutPerson = (order: Order): Order => ({
  ...order,
  email: null,
  phone: null,
  note: null,
  customer: null,
  customerLocale: null,
  shippingAddress: null,
  statusPageUrl: null,
  tags: [],
  transactions: order.transactions.map((one) => ({ ...one, method: one.gateway ?? "" })),
  refunds: order.refunds.map((one) => ({ ...one, note: null })),
  fulfillments: order.fulfillments.map((one) => ({ ...one, tracking: [], events: [] })),
});

/** Acts on orders are books: amounts, ids and times stay, names and addresses go; what was asked for from them goes too. */
export async function eraseFromActs(desk: Desk, { found, marks, counts }: Erasure): Promise<void> {
  const acts = await desk.db.orderAction.findMany({
    where: { OR: [{ ticketId: { in: found.ownTickets } }, { orderId: { in: found.orderIds } }] },
    select: { id: true, kind: true, input: true, result: true, progress: true, problemDetail: true },
  });
  for (const act of acts) {
    const scrubbed = (value: unknown) => (value === null ? null : JSON.stringify(scrubAct(act.kind, value, marks)));
    await desk.sql`
      update order_action set input = ${scrubbed(act.input)}::jsonb, result = ${scrubbed(act.result)}::jsonb,
        progress = ${scrubbed(act.progress)}::jsonb, problem_detail = null, customer_id = null
      where shop_id = ${SHOP} and id = ${act.id}`;
  }
  const requests = await desk.db.approval.findMany({
    where: { actionId: { in: acts.map(({ id }) => id) } },
    select: { id: true, word: true, decisionWord: true },
  });
  for (const { id, word, decisionWord } of requests)
    await desk.db.approval.updateMany({
      where: { id },
      data: { word: scrubText(word, marks), decisionWord: scrubText(decisionWord, marks) },
    });
  count(counts, "order_action", acts.length);
  const asked = await desk.db.shopperRequest.deleteMany({
    where: { OR: [{ ticketId: { in: found.ownTickets } }, { orderId: { in: found.orderIds } }] },
  });
  count(counts, "shopper_request", asked.count);
}

/** Acts whose end is not known yet need what they were sent with: the erasure waits for them. */
export const hasOpenActs = async (desk: Desk, { ownTickets, orderIds }: Erasure["found"]): Promise<boolean> =>
  (await desk.db.orderAction.count({
    where: {
      state: { in: ["drafted", "awaiting_approval", "running", "unknown", "needs_person"] },
      OR: [{ ticketId: { in: ownTickets } }, { orderId: { in: orderIds } }],
      // A form that was only looked at and left.
      NOT: { state: "drafted", createdAt: { lt: new Date(desk.now().getTime() - 3_600_000) } },
    },
  })) > 0;
