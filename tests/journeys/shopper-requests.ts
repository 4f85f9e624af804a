import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import type { RequestKind } from "#app/features/self-service/requests/request-kind.ts";
import type { RequestRule } from "#app/features/self-service/requests/request-rule.ts";
import { digestOfCode } from "#app/features/self-service/tracking/send-code.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { mugOrder, type RefundShop } from "./refund-shop.ts";
import { visitShop, type Shown, type Visitor } from "./storefront-visitor.ts";

let lastId = 7_000_000;
let lastAddress = 0;

/** A shopper's order: nobody has written about it yet. */
export interface ShopperOrder {
  order: OrderRecord;
  customerId: number;
  /** By number and address. */
  guest: Visitor;
  /** Signed in to the shop. */
  customer: Visitor;
}

/** Makes an order at Shopify that we know of. */
export async function placeOrder(shop: RefundShop, changes: Partial<OrderRecord> = {}): Promise<ShopperOrder> {
  const id = ++lastId;
  const order = mugOrder(shop, id, { email: `bea-${id}@example.com`, ...changes });
  shop.world.standin.admin.edits.createOrder(shop.domain, order);
  await readAgain(shop, order);
  const address = `198.51.100.${++lastAddress % 250}`;
  const customerId = order.customerId!;
  return {
    order,
    customerId,
    guest: visitShop(shop.world, { address }),
    customer: visitShop(shop.world, { address, customerId }),
  };
}

export const readAgain = (shop: RefundShop, { id }: Pick<OrderRecord, "id">) =>
  refreshOrder(shop.app, { orderId: String(id) });

/** What the merchant says of a kind; nothing that is not named is said. */
export async function sayRule(shop: RefundShop, kind: RequestKind, rule: Partial<RequestRule>): Promise<void> {
  const shopId = shop.app.shop.id;
  const columns = {
    mode: "now",
    windowDays: null,
    nowMinutes: null,
    nowDays: null,
    mostMinor: null,
    askTags: [],
    ...rule,
  };
  await prisma.requestRule.upsert({
    where: { shopId_kind: { shopId, kind } },
    create: { shopId, kind, ...columns },
    update: columns,
  });
}

export async function sayBounds(
  shop: RefundShop,
  dayCount: number,
  dayMinor: bigint | null,
  replacementsAYear = 1,
): Promise<void> {
  const shopId = shop.app.shop.id;
  const bounds = { dayCount, dayMinor, replacementsAYear };
  await prisma.requestSettings.upsert({ where: { shopId }, create: { shopId, ...bounds }, update: bounds });
}

/** The page of the order, as a guest sees it. */
export const lookUp = ({ guest, order }: ShopperOrder): Promise<Shown> =>
  guest.send("tracking", { number: order.name, contact: order.email! });

/** The page of the order, as the customer who is signed in sees it. */
export const openOwn = ({ customer, order }: ShopperOrder): Promise<Shown> =>
  customer.get("tracking", `order=${order.id}`);

/** The form of a kind, from a page of the order. */
export const openForm = (visitor: Visitor, page: Shown, kind: RequestKind): Promise<Shown> =>
  visitor.send("request", { ...page.hidden("request"), kind });

/** Fills a form in and sends it. */
export const sendForm = (visitor: Visitor, form: Shown, fields: Record<string, string> = {}): Promise<Shown> =>
  visitor.send("request/send", { ...form.hidden("request/send"), ...fields });

/** Types the code that was mailed: one that we know takes its place. */
export async function typeCode(shop: RefundShop, at: ShopperOrder, page: Shown): Promise<Shown> {
  const sent = await at.guest.send("tracking/code", page.hidden("tracking/code"));
  const shopId = shop.app.shop.id;
  const orderId = BigInt(at.order.id);
  await prisma.shopperCode.updateMany({
    where: { shopId, orderId },
    data: { codeHash: digestOfCode(orderId, shopId, "123456") },
  });
  return at.guest.send("tracking/confirm", { ...sent.hidden("tracking/confirm"), code: "123456" });
}

/** What stands in our database of the order's requests, oldest first. */
export const requestsOf = (shop: RefundShop, { order }: ShopperOrder) =>
  prisma.shopperRequest.findMany({
    where: { shopId: shop.app.shop.id, orderId: BigInt(order.id) },
    include: { ticket: { include: { messages: { orderBy: { id: "asc" } } } }, action: true },
    orderBy: { id: "asc" },
  });

/** What shoppers gave themselves by now, as the ledger of the pretend Shopify has it. */
export const ledgerOf = (shop: RefundShop, { order }: ShopperOrder) =>
  shop.world.standin.admin
    .ledger(shop.domain)
    .filter((entry) => "orderId" in entry && entry.orderId === order.id)
    .map(({ kind }) => kind);
