import { daysSince } from "#app/features/shared/days-since.ts";
import type { RequestedLine } from "./request-input.ts";
import type { RequestKind } from "./request-kind.ts";
import type { RequestRule } from "./request-rule.ts";

/** What of an order decides whether goods of it are sent again without a person, as a snapshot or Shopify has it. */
export interface SentGoods {
  cancelledAt: string | null;
  /** `displayFinancialStatus` */
  financialStatus: string | null;
  fulfillments: readonly {
    displayStatus: string | null;
    createdAt: string;
    inTransitAt: string | null;
    deliveredAt: string | null;
  }[];
}

/** A line of the order as Shopify has it now. */
export interface GoodsLine {
  /** Shopify's numeric id. */
  id: string;
  quantity: number;
  /** Without what was paid back or taken off. */
  currentQuantity: number;
  unfulfilledQuantity: number;
  /** It travels in a parcel; a gift card or an insurance does not. */
  isShipped: boolean;
  /** A thing as it lies in stock: no gift card, nothing that was made for the customer. */
  isPlain: boolean;
}

/** Days after which a parcel that no carrier tells of is taken to be there (ours). */
const untrackedDays = 5;
const arrived = new Set(["DELIVERED", "PICKED_UP"]);
/** Sent, and nothing is told of the way. */
const untracked = new Set(["FULFILLED", "MARKED_AS_FULFILLED"]);

/**
 * Why goods of an order are not sent again at once, whichever these are: a machine word; null: nothing is in the way. The
 * order is paid for as a whole, nothing of it went back, every parcel has arrived, and the rule's days since the last one
 * did, or was sent where no carrier tells of that, are not over. What the merchant did not set is never "without bounds".
 * Ours.
 */
export function judgeGoods(goods: SentGoods, rule: RequestRule, now: Date, zone: string): string | null {
  if (rule.mostMinor === null || rule.nowDays === null) return "not_set";
  if (goods.cancelledAt !== null) return "cancelled";
  if (goods.financialStatus !== "PAID") return "not_paid";
  const parcels = listParcels(goods);
  const last = parcels
    .map(({ deliveredAt, createdAt }) => deliveredAt ?? createdAt)
    .sort()
    .at(-1);
  if (last === undefined) return "not_sent";
  if (!parcels.every((parcel) => isThere(parcel, now, zone))) return "coming";
  return daysSince(last, now, zone) > rule.nowDays ? "too_late" : null;
}

/**
 * Why these lines are not sent again at once: a machine word; null: nothing is in the way. Who misses everything that was
 * sent, or something while more is still to be sent, most likely waits for a parcel. Ours.
 */
export function judgeLines(
  kind: RequestKind,
  goods: SentGoods & { lines: readonly GoodsLine[] },
  wanted: readonly Pick<RequestedLine, "lineId" | "quantity">[],
): string | null {
  if (!wanted.length) return "not_chosen";
  for (const { lineId, quantity } of wanted) {
    const line = goods.lines.find(({ id }) => id === lineId);
    if (!line) return "order_changed";
    if (!line.isPlain || !line.isShipped) return "special";
    if (line.currentQuantity < line.quantity) return "refunded";
    if (quantity > sentOf(line)) return "not_sent";
  }
  if (kind !== "missing") return null;
  const shipped = goods.lines.filter(({ isShipped }) => isShipped);
  if (shipped.some(({ unfulfilledQuantity }) => unfulfilledQuantity > 0)) return "coming";
  const units = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
  const isAll = units(wanted.map(({ quantity }) => quantity)) >= units(shipped.map(sentOf));
  return isAll ? "all_missing" : null;
}

/** Without those that were called off. */
const listParcels = ({ fulfillments }: SentGoods) =>
  fulfillments.filter(({ displayStatus }) => displayStatus !== "CANCELED");

function isThere(
  { displayStatus, createdAt, deliveredAt, inTransitAt }: SentGoods["fulfillments"][number],
  now: Date,
  zone: string,
): boolean {
  if (deliveredAt !== null || (displayStatus !== null && arrived.has(displayStatus))) return true;
  const isUntracked = inTransitAt === null && (displayStatus === null || untracked.has(displayStatus));
  return isUntracked && daysSince(createdAt, now, zone) >= untrackedDays;
}

const sentOf = ({ currentQuantity, unfulfilledQuantity }: GoodsLine): number => currentQuantity - unfulfilledQuantity;
