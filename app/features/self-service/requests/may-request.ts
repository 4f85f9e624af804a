import type { Order } from "../../orders/order.ts";
import type { WindowStart } from "../../policies/policy.ts";
import type { OrderStory } from "../tracking/describe-order.ts";
import type { ParcelStory } from "../tracking/describe-parcel.ts";
import { hasArrived, isOver } from "../tracking/stage.ts";
import { daysSince } from "#app/features/shared/days-since.ts";
import { judgeGoods } from "./judge-goods.ts";
import { actOfRequest, isSentAgain, type RequestKind } from "./request-kind.ts";
import type { RequestRule, RequestRules } from "./request-rule.ts";

/** Why something is not offered. Only those that a customer would ask about are said: see `said`. */
export type WhyNot =
  "off" | "cancelled" | "sent" | "not_sent" | "not_arrived" | "too_late" | "no_address" | "nothing_left" | "reported";

/** What is told of an order where something else can be asked: what stands there anyway says the rest. */
export const said: ReadonlySet<WhyNot> = new Set(["sent", "not_arrived", "too_late"]);

export type Offer = { offered: true; mode: "now" | "ask" } | { offered: false; why: WhyNot; days?: number };

export interface OfferBasis {
  order: Order;
  story: OrderStory;
  rule: RequestRule;
  /** The merchant's policy; null: nothing was said. */
  returnWindow: { days: number; from: WindowStart } | null;
  now: Date;
  /** The shop's. */
  zone: string;
}

/** Nobody is at it, by `displayFulfillmentStatus`; what is planned, or unknown to us, may be worked on. */
export const isUntouched = (status: string): boolean => status === "UNFULFILLED";
const fullySent: ReadonlySet<string> = new Set(["FULFILLED"]);

/**
 * Whether something is offered for an order as we know it, and whether the merchant's rule would have it done at once. Who
 * asks is another question (`request-trust.ts`), and what Shopify says when it is done counts in the end. Days are days of
 * the shop's calendar; where no day of arrival is known, none is held against anybody.
 */
export function mayRequest(kind: RequestKind, basis: OfferBasis): Offer {
  const { rule } = basis;
  if (rule.mode === "off") return no("off");
  const refusal = isBefore(kind) ? refuseBefore(kind, basis) : refuseAfter(kind, basis);
  return refusal ?? { offered: true, mode: isDoneAtOnce(kind, basis) ? "now" : "ask" };
}

const no = (why: WhyNot, days?: number): Offer => ({ offered: false, why, ...(days !== undefined && { days }) });

/** Asked for before anything is sent. */
export const isBefore = (kind: RequestKind): boolean => kind === "cancel" || kind === "address";

function refuseBefore(kind: RequestKind, { order, story, rule, now, zone }: OfferBasis): Offer | null {
  if (order.cancelledAt !== null) return no("cancelled");
  if (kind === "cancel" && (story.parcels.length > 0 || fullySent.has(order.fulfillmentStatus))) return no("sent");
  if (kind === "address" && fullySent.has(order.fulfillmentStatus)) return no("sent");
  if (story.stage === "refunded" || story.stage === "not_sent") return no("nothing_left");
  const isBrought = order.shippingAddress !== null && story.way !== "pickup" && story.stage !== "nothing_to_send";
  if (kind === "address" && !isBrought) return no("no_address");
  return rule.windowDays !== null && daysSince(order.createdAt, now, zone) > rule.windowDays
    ? no("too_late", rule.windowDays)
    : null;
}

function refuseAfter(kind: RequestKind, basis: OfferBasis): Offer | null {
  const { order, story, rule, returnWindow, now, zone } = basis;
  if (order.cancelledAt !== null) return no("cancelled");
  if (!story.parcels.length) return no("not_sent");
  const coming = story.parcels.filter(({ stage }) => !isOver(stage));
  if (kind === "late") {
    if (!coming.length) return no("nothing_left");
    // Its parcel has a button of its own that says more.
    return coming.some(({ mayReport }) => mayReport) ? no("reported") : null;
  }
  // Of a parcel that no carrier tells of, nobody knows that it is not there.
  const mayBeThere = story.parcels.some(({ stage }) => hasArrived(stage) || stage === "sent" || stage === "unknown");
  if (!mayBeThere) return no("not_arrived");
  if (story.items.length === 0 || story.money === "refunded") return no("nothing_left");
  const isReturn = kind === "return" || kind === "exchange";
  const arrived = order.fulfillments.flatMap(({ deliveredAt }) => deliveredAt ?? []).sort();
  const last = coming.length ? undefined : arrived.at(-1);
  if (isReturn && returnWindow) {
    const from = returnWindow.from === "order" ? order.createdAt : last;
    if (from && daysSince(from, now, zone) > returnWindow.days) return no("too_late", returnWindow.days);
  }
  return rule.windowDays !== null && last && daysSince(last, now, zone) > rule.windowDays
    ? no("too_late", rule.windowDays)
    : null;
}

/**
 * The story with the offer to ask about a parcel, or the order, only where the merchant's rules have it: "missing" for one
 * that is said to be there, within its days from that on; "late" for any other.
 */
export function keepReports(story: OrderStory, { missing, late }: RequestRules, now: Date, zone: string): OrderStory {
  const isAllowed = ({ stage, steps }: ParcelStory): boolean => {
    if (!hasArrived(stage)) return late.mode !== "off";
    const at = steps.find(({ name }) => name === "arrived")?.at;
    const isOver = missing.windowDays !== null && at && daysSince(at, now, zone) > missing.windowDays;
    return missing.mode !== "off" && !isOver;
  };
  const parcels = story.parcels.map((parcel) => ({ ...parcel, mayReport: parcel.mayReport && isAllowed(parcel) }));
  return { ...story, parcels, mayReport: story.mayReport && late.mode !== "off" };
}

function isDoneAtOnce(kind: RequestKind, { order, story, rule, now, zone }: OfferBasis): boolean {
  if (rule.mode !== "now" || !actOfRequest[kind]) return false;
  // Who fetched it lives near, and a parcel would go to an address that nobody meant for one.
  if (isSentAgain(kind) && story.way === "pickup") return false;
  if (isSentAgain(kind)) return judgeGoods(order, rule, now, zone) === null;
  const minutes = (now.getTime() - Date.parse(order.createdAt)) / 60_000;
  if (rule.nowMinutes !== null && minutes > rule.nowMinutes) return false;
  if (rule.mostMinor !== null && BigInt(order.total.shop.minor) > rule.mostMinor) return false;
  return !isBefore(kind) || isUntouched(order.fulfillmentStatus);
}
