import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { parseRefundForm } from "#app/features/acts/refund/parse-refund-form.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import type { RefundPreview } from "#app/features/acts/refund/refund-preview.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { createAdminApi, type CallLimits } from "#app/platform/shopify/admin-client.server.ts";
import { offlineToken } from "#app/platform/shopify/offline-token.server.ts";
import { toSession } from "#app/platform/shopify/session-storage.server.ts";
import { personalToken } from "#app/platform/shopify/token-source.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import type { BucketSize } from "#tests/standin/admin/engine/throttle.ts";
import { pair, sampleLine, sampleOrder, samplePayment } from "#tests/standin/admin/sample-orders.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import type { LedgerEntry, OrderRecord, RefundRecord } from "#tests/standin/state.ts";

export { pair, sampleLine, sampleOrder, samplePayment };

/** A shop in which refunds are made: the app may refund, and its people have opened it. */
export interface RefundShop {
  world: TestWorld;
  domain: string;
  /** The first agent and another one. */
  tom: StaffDesk;
  eva: StaffDesk;
  /** The app on its own. */
  app: Desk;
}

/** Starts one; euros are the shop's currency. */
export async function startRefundShop(scopes = ["write_orders"], bucket?: BucketSize): Promise<RefundShop> {
  const world = await startWorld({ orders: 20, ...(bucket && { bucket }) });
  const domain = world.shops[0]!.domain;
  // Nobody listens for webhooks here: what they tell is told in other journeys.
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  for (const shop of world.shops) world.standin.grant(shop.domain, scopes);
  return {
    world,
    domain,
    tom: await world.staffDesk(0, 0),
    eva: await world.staffDesk(0, 1),
    app: await world.jobDesk(0),
  };
}

/** A paid order of two mugs (10.00 each, tax contained) and a tea (5.00), with 4.00 shipping: 29.00 in all. */
export function mugOrder(shop: RefundShop, id: number, changes: Partial<OrderRecord> = {}): OrderRecord {
  const state = shop.world.standin.admin.state(shop.domain);
  const [mug, tea] = state.products.map((product) => ({ productId: product.id, variantId: product.variants[0]!.id }));
  const currency = state.shop.currencyCode;
  return sampleOrder(id, {
    presentmentCurrency: currency,
    taxesIncluded: true,
    customerId: state.customers.find((customer) => customer.email)!.id,
    createdAt: new Date().toISOString(),
    processedAt: new Date().toISOString(),
    updatedAt: new Date().toISOString(),
    lines: [
      sampleLine(id * 10 + 1, { ...mug, title: "Mug", quantity: 2, unitPrice: pair(1000), tax: pair(374) }),
      sampleLine(id * 10 + 2, {
        ...tea,
        title: "Tea",
        variantTitle: null,
        quantity: 1,
        unitPrice: pair(500),
        tax: pair(93),
      }),
    ],
    shippingLines: [{ id: id * 10 + 5, title: "Standard", price: pair(400), discount: pair(0), tax: pair(75) }],
    ...changes,
  });
}

/** The order with 101 lines. */
export const manyLines = (order: OrderRecord): OrderRecord => ({
  ...order,
  lines: Array.from({ length: 101 }, (_, index) => ({ ...order.lines[0]!, id: order.id * 1_000 + index })),
});

let lastId = 9_000_000;

/** An order at Shopify and a ticket about it, pinned by a person. */
export interface RefundCase {
  order: OrderRecord;
  ticketNumber: number;
  mug: string;
  tea: string;
}

/** Makes both. `make` gets a free id for the order. */
export async function openCase(
  shop: RefundShop,
  make: (id: number) => OrderRecord = (id) => mugOrder(shop, id),
): Promise<RefundCase> {
  const id = ++lastId;
  const order = make(id);
  shop.world.standin.admin.edits.createOrder(shop.domain, order);
  const { db } = shop.tom;
  const customer = await db.customer.create({ data: { email: `ana-${id}@example.com`, name: "Ana" } });
  const ticket = await db.ticket.create({
    data: {
      number: id - 8_000_000,
      subject: "Broken mug",
      customerId: customer.id,
      customerName: customer.name,
      orderId: BigInt(id),
      orderName: order.name,
      orderMatch: "pinned",
      lastActivityAt: new Date(),
    },
  });
  return { order, ticketNumber: ticket.number, mug: String(id * 10 + 1), tea: String(id * 10 + 2) };
}

/** Fills the form as a browser would send it, and previews it. @throws when the form or the preview is refused */
export async function preview(desk: StaffDesk, at: RefundCase, fields: Record<string, string>): Promise<RefundPreview> {
  const choice = parseRefundForm(Object.entries(fields), at.order.presentmentCurrency, "en");
  if (!choice.ok) throw new Error(JSON.stringify(choice.problems));
  const previewed = await previewRefund(desk, at.ticketNumber, choice.value);
  if (!previewed?.ok) throw new Error(JSON.stringify(previewed));
  return previewed.value;
}

/** Presses the button of a preview. */
export const confirm = (desk: StaffDesk, at: RefundCase, { requestKey, amount }: RefundPreview) =>
  confirmAction(desk, at.ticketNumber, "refund", requestKey, {
    amountMinor: amount.presentment.minor,
    currency: amount.presentment.currency,
  });

/** Previews and confirms; gives what the page would show. */
export async function refund(desk: StaffDesk, at: RefundCase, fields: Record<string, string>) {
  const outcome = await confirm(desk, at, await preview(desk, at, fields));
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** Money that really went back for an order: where to, and how much, in the currency the customer paid in. */
export const moneyOf = (shop: RefundShop, { order }: RefundCase) =>
  shop.world.standin.admin
    .ledger(shop.domain)
    .filter(
      (entry): entry is Extract<LedgerEntry, { kind: "refund" }> =>
        entry.kind === "refund" && entry.orderId === order.id,
    )
    .map(({ to, gateway, amount, presentmentCurrency }) => [gateway ?? to, amount.presentment, presentmentCurrency]);

/** The refunds of an order as Shopify keeps them. */
export const refundsOf = (shop: RefundShop, { order }: RefundCase): RefundRecord[] =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!.refunds;

/** Our row of the act. */
export const rowOf = (shop: RefundShop, id: string) =>
  shop.tom.db.orderAction.findFirstOrThrow({ where: { id: BigInt(id) } });

/** What the ticket's timeline says of acts, oldest first. */
export async function toldIn(shop: RefundShop, { ticketNumber }: RefundCase): Promise<[string, string][]> {
  const ticket = await shop.tom.db.ticket.findFirstOrThrow({
    where: { number: ticketNumber },
    include: { events: { orderBy: { id: "asc" } } },
  });
  return ticket.events
    .filter(({ kind }) => kind === "action")
    .map(({ data }) => [(data as { state: string }).state, (data as { moneyState: string }).moneyState]);
}

/** The same desk, some time later. */
export const later = <D extends Desk>(desk: D, milliseconds: number): D => ({
  ...desk,
  now: () => new Date(Date.now() + milliseconds),
});

/** The same desk, with less patience for Shopify. */
export const impatient = (desk: StaffDesk, timeoutMilliseconds: number): Promise<StaffDesk> =>
  withLimits(desk, { timeoutMilliseconds });

/** The same desk, without waiting between tries. */
export const unwaiting = (desk: StaffDesk): Promise<StaffDesk> => withLimits(desk, { sleep: async () => {} });

async function withLimits(desk: StaffDesk, limits: Partial<CallLimits>): Promise<StaffDesk> {
  const { shopifyUserId } = await desk.db.staff.findFirstOrThrow({ where: { id: desk.staff.id } });
  const row = await prisma.shopSession.findUniqueOrThrow({ where: { id: `${desk.shop.domain}_${shopifyUserId}` } });
  const token = personalToken(toSession(row)!.accessToken!);
  const caller = { shopDomain: desk.shop.domain, token, scopes: desk.shopify.scopes, priority: "interactive" as const };
  return { ...desk, shopify: createAdminApi(caller, limits) };
}

/** The app's own desk without waiting between tries. */
export const hurried = (desk: Desk): Desk => ({
  ...desk,
  shopify: createAdminApi(
    {
      shopDomain: desk.shop.domain,
      token: offlineToken(desk.shop.domain),
      scopes: desk.shopify.scopes,
      priority: "interactive",
    },
    { sleep: async () => {} },
  ),
});
