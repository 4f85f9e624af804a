import type { graphql } from "../../../platform/shopify/graphql.ts";

/** Where an order or a parcel stands, in our words: each has a sentence of what it means and one of what comes next. */
export const stages = [
  "received",
  "awaiting_payment",
  "scheduled",
  "on_hold",
  "preparing",
  "arranging",
  "partly_sent",
  "labelled",
  "sent",
  "moving",
  "delayed",
  "out_for_delivery",
  "attempted",
  "ready_for_pickup",
  "picked_up",
  "partly_delivered",
  "delivered",
  "not_delivered",
  "label_voided",
  "not_sent",
  "nothing_to_send",
  "cancelled",
  "refunded",
  "unknown",
] as const;
export type Stage = (typeof stages)[number];

/** The stages that have words of their own where no carrier has a part in it; all others are told as of any order. */
export const wayWords = {
  pickup: ["received", "scheduled", "on_hold", "preparing", "arranging", "partly_sent", "sent"],
  local: [
    "received",
    "preparing",
    "labelled",
    "sent",
    "moving",
    "delayed",
    "out_for_delivery",
    "attempted",
    "delivered",
    "not_delivered",
  ],
} as const satisfies Record<string, readonly Stage[]>;

type OrderStatus = ReturnType<typeof graphql.scalar<"OrderDisplayFulfillmentStatus">>;
type ParcelStatus = ReturnType<typeof graphql.scalar<"FulfillmentDisplayStatus">>;
type EventStatus = ReturnType<typeof graphql.scalar<"FulfillmentEventStatus">>;
type PaymentStatus = ReturnType<typeof graphql.scalar<"OrderDisplayFinancialStatus">>;

/** What Shopify says of an order's fulfilment, which it derives from the fulfilment orders. */
const orderStages = {
  UNFULFILLED: "received",
  OPEN: "received",
  PENDING_FULFILLMENT: "preparing",
  IN_PROGRESS: "preparing",
  ON_HOLD: "on_hold",
  SCHEDULED: "scheduled",
  REQUEST_DECLINED: "arranging",
  PARTIALLY_FULFILLED: "partly_sent",
  FULFILLED: "sent",
  FULFILLMENT_NOT_REQUIRED: "nothing_to_send",
  RESTOCKED: "not_sent",
} as const satisfies Record<OrderStatus, Stage>;

/** What Shopify says of one parcel; events speak with some of the same words. */
const parcelStages = {
  SUBMITTED: "preparing",
  CONFIRMED: "labelled",
  LABEL_PURCHASED: "labelled",
  LABEL_PRINTED: "labelled",
  LABEL_VOIDED: "label_voided",
  FULFILLED: "sent",
  MARKED_AS_FULFILLED: "sent",
  CARRIER_PICKED_UP: "moving",
  IN_TRANSIT: "moving",
  DELAYED: "delayed",
  OUT_FOR_DELIVERY: "out_for_delivery",
  ATTEMPTED_DELIVERY: "attempted",
  READY_FOR_PICKUP: "ready_for_pickup",
  PICKED_UP: "picked_up",
  DELIVERED: "delivered",
  NOT_DELIVERED: "not_delivered",
  FAILURE: "not_delivered",
  CANCELED: "not_sent",
} as const satisfies Record<ParcelStatus | EventStatus, Stage>;

/** What a shopper should know of the payment beside where the goods are; null: nothing. */
export const moneyWords = ["pending", "partly_paid", "expired", "voided", "refunded", "partly_refunded"] as const;
export type MoneyWord = (typeof moneyWords)[number];

const moneyOf = {
  AUTHORIZED: null,
  PAID: null,
  PENDING: "pending",
  PARTIALLY_PAID: "partly_paid",
  EXPIRED: "expired",
  VOIDED: "voided",
  REFUNDED: "refunded",
  PARTIALLY_REFUNDED: "partly_refunded",
} as const satisfies Record<PaymentStatus, MoneyWord | null>;

const lookUp = <Value>(table: Readonly<Record<string, Value>>, word: string | null): Value | undefined =>
  word !== null && Object.hasOwn(table, word) ? table[word] : undefined;

/** A word of Shopify's that came later than this list is `unknown`: nothing is said that might be wrong. */
export const stageOfOrder = (status: string): Stage => lookUp<Stage>(orderStages, status) ?? "unknown";

/** null: Shopify says nothing of it but that it was sent. */
export const stageOfParcel = (status: string | null): Stage =>
  status === null ? "sent" : (lookUp<Stage>(parcelStages, status) ?? "unknown");

export const moneyWordOf = (status: string | null): MoneyWord | null =>
  lookUp<MoneyWord | null>(moneyOf, status) ?? null;

/** Nothing more comes of it. */
export const isOver = (stage: Stage): boolean =>
  ["picked_up", "delivered", "not_sent", "nothing_to_send", "cancelled", "refunded"].includes(stage);

/** With the customer. */
export const hasArrived = (stage: Stage): boolean => stage === "delivered" || stage === "picked_up";
