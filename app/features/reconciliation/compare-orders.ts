import type { Order } from "../orders/order.ts";

/** What webhooks had lost, by kind. `changes`: orders that Shopify changed and nobody told us. */
export interface Missed {
  orders: number;
  changes: number;
  refunds: number;
  transactions: number;
  deleted: number;
}

export const missedKinds = ["orders", "changes", "refunds", "transactions", "deleted"] as const;

export const nothingMissed: Missed = { orders: 0, changes: 0, refunds: 0, transactions: 0, deleted: 0 };

/** An order as we have it. */
export interface KnownOrder {
  updatedAt: Date;
  /** Somebody told us that it changed: it will be read again anyway. */
  isStale: boolean;
  refundIds: string[];
  /** As `id:status`. */
  transactions: string[];
}

/** What Shopify's order says that ours does not; `null` for ours: there is none. What we heard of is not lost. */
export function compareOrder(order: Order, known: KnownOrder | null): Missed {
  if (!known)
    return {
      ...nothingMissed,
      orders: 1,
      refunds: order.refunds.length,
      transactions: order.transactions.length,
    };
  if (known.isStale) return nothingMissed;
  const refunds = order.refunds.filter(({ id }) => !known.refundIds.includes(id)).length;
  const transactions = order.transactions.filter(({ id, status }) => !known.transactions.includes(`${id}:${status}`));
  const isNewer = new Date(order.updatedAt) > known.updatedAt;
  return {
    ...nothingMissed,
    changes: isNewer || refunds || transactions.length ? 1 : 0,
    refunds,
    transactions: transactions.length,
  };
}

export const addMissed = (one: Missed, other: Missed): Missed => ({
  orders: one.orders + other.orders,
  changes: one.changes + other.changes,
  refunds: one.refunds + other.refunds,
  transactions: one.transactions + other.transactions,
  deleted: one.deleted + other.deleted,
});

export const isMissed = (missed: Missed): boolean => Object.values(missed).some((count) => count > 0);
