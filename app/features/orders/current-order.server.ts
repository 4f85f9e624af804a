import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "../shared/desk.ts";
import { isFresh, isTooOld } from "./order-age.ts";
import type { OrderContext } from "./order-context.ts";
import type { Order } from "./order.ts";
import { readOrder, type OrderReading } from "./read-order.server.ts";
import type { TicketOrderRow } from "./read-ticket-order.server.ts";
import { announceOrder, keepOrder, noteMissing } from "./refresh-order.server.ts";

/** The order as it can be shown now. */
export interface CurrentOrder {
  order: Order | null;
  readAt: Date | null;
  refreshFailed: boolean;
  trouble: OrderContext["trouble"];
}

/** A page waits this long for Shopify and then shows what it has. */
const patienceMilliseconds = 3_000;

/**
 * The ticket's order: its snapshot where that is fresh, else read anew by one call within three seconds. An answer that
 * comes later is kept all the same; open pages then hear of it.
 */
export async function findCurrentOrder(desk: Desk, row: TicketOrderRow): Promise<CurrentOrder> {
  const kept: CurrentOrder = { order: row.data, readAt: row.readAt, refreshFailed: false, trouble: null };
  if (row.orderId === null) return { ...kept, order: null };
  if (row.deletedAt) return { ...kept, order: null, trouble: "deleted" };
  const now = desk.now();
  if (row.readAt && isFresh({ readAt: row.readAt, staleSince: row.staleSince }, now)) return kept;
  if (row.orderCreatedAt && isTooOld(row.orderCreatedAt, desk.shopify.scopes, now))
    return { ...kept, trouble: "too_old" };
  const orderId = row.orderId.toString();
  const work = readAndKeep(desk, orderId, now);
  try {
    const reading = await atMost(patienceMilliseconds, work);
    if (reading) return await show(desk, orderId, kept, reading, now);
    void announceWhenDone(desk, orderId, work);
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    desk.log.warn({ err: error, orderId }, "an order could not be refreshed");
  }
  return { ...kept, refreshFailed: true };
}

/** For an answer that comes after the page was shown. */
async function announceWhenDone(desk: Desk, orderId: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
    await announceOrder(desk, orderId);
  } catch (error) {
    desk.log.warn({ err: error, orderId }, "an order could not be refreshed, late");
  }
}

async function readAndKeep(desk: Desk, orderId: string, readAt: Date): Promise<OrderReading> {
  const reading = await readOrder(desk.shopify, desk.shop.domain, orderId);
  if (reading.kind === "found") await keepOrder(desk, reading.order, readAt);
  return reading;
}

async function show(
  desk: Desk,
  orderId: string,
  kept: CurrentOrder,
  reading: OrderReading,
  readAt: Date,
): Promise<CurrentOrder> {
  if (reading.kind === "refused") return { ...kept, order: null, trouble: reading.problem };
  if (reading.kind === "found") return { order: reading.order, readAt, refreshFailed: false, trouble: null };
  const why = await noteMissing(desk, orderId, readAt);
  return why === "too_old" ? { ...kept, trouble: "too_old" } : { ...kept, order: null, trouble: "deleted" };
}

/** The result, or null when it takes longer; it is then left to finish by itself. */
async function atMost<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  // Whoever is left to finish alone must not bring the process down.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
