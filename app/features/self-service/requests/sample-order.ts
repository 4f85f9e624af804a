import type { AmountPair, Fulfillment, Order } from "../../orders/order.ts";
import type { RequestKind } from "./request-kind.ts";

/** What may have become of an order by the time a customer opens its page. */
export const sampleStates = ["fresh", "waiting", "moving", "arrived", "old"] as const;
export type SampleState = (typeof sampleStates)[number];

/** Who opens it, as the pages of requests tell them apart. */
export const sampleAskers = ["guest", "confirmed", "customer"] as const;
export type SampleAsker = (typeof sampleAskers)[number];

/** What the merchant looks at: an order, who opens it, and how far they went. */
export interface WantedPreview {
  state: SampleState;
  asker: SampleAsker;
  /** Whose form is open; null: the order's page. */
  kind: RequestKind | null;
  /** That form was sent. */
  isSent: boolean;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** How long ago it was ordered, sent, and had arrived; null: not yet. */
const times: Record<SampleState, { ordered: number; sent: number | null; arrived: number | null }> = {
  fresh: { ordered: 10 * minute, sent: null, arrived: null },
  waiting: { ordered: 3 * day, sent: null, arrived: null },
  moving: { ordered: 4 * day, sent: 2 * day, arrived: null },
  arrived: { ordered: 7 * day, sent: 5 * day, arrived: 2 * day },
  old: { ordered: 67 * day, sent: 65 * day, arrived: 60 * day },
};

/** Minor units of what the sample costs: 50.00 in most currencies. */
export const sampleMinor = 5_000n;
export const sampleCustomer = 1n;

interface Sample {
  state: SampleState;
  currency: string;
  /** What was bought. */
  titles: readonly [string, string];
  now: Date;
}

/** An order of nobody's, to show by it what the rules come to. */
export function sampleOrder({ state, currency, titles, now }: Sample): Order {
  const { ordered, sent, arrived } = times[state];
  const at = (ago: number) => new Date(now.getTime() - ago).toISOString();
  const money = (minor: bigint): AmountPair => {
    const one = { minor: minor.toString(), currency };
    return { shop: one, presentment: one };
  };
  const isSent = sent !== null;
  const parcel: Fulfillment[] = isSent
    ? [{ id: "1", displayStatus: arrived === null ? "IN_TRANSIT" : "DELIVERED", createdAt: at(sent), inTransitAt: at(sent), deliveredAt: arrived === null ? null : at(arrived), estimatedDeliveryAt: null, tracking: [], events: [] }] // prettier-ignore
    : [];
  return {
    id: "1",
    name: "#1001",
    createdAt: at(ordered),
    updatedAt: at(0),
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    email: "ana@example.com",
    phone: null,
    financialStatus: "PAID",
    fulfillmentStatus: isSent ? "FULFILLED" : "UNFULFILLED",
    currency,
    presentmentCurrency: currency,
    total: money(sampleMinor),
    totalRefunded: money(0n),
    netPayment: money(sampleMinor),
    shippingTotal: money(0n),
    cartDiscount: null,
    tax: null,
    taxesIncluded: true,
    discountCodes: [],
    tags: [],
    note: null,
    statusPageUrl: null,
    customerLocale: null,
    customer: { id: sampleCustomer.toString(), name: "Ana Kowalska", email: "ana@example.com", phone: null, since: null, orderCount: null, spent: null, locale: null }, // prettier-ignore
    shippingAddress: { name: "Ana Kowalska", company: null, address1: "ul. Długa 1", address2: null, city: "Kraków", provinceCode: null, zip: "30-001", countryCode: "PL", phone: null }, // prettier-ignore
    lines: titles.map((title, place) => ({ id: String(place + 1), title, variantTitle: null, sku: null, imageUrl: null, quantity: 1 + place, currentQuantity: 1 + place, refundableQuantity: 1 + place, unfulfilledQuantity: isSent ? 0 : 1 + place, unitPrice: money(2_000n - 500n * BigInt(place)) })), // prettier-ignore
    linesCut: false,
    transactions: [],
    refunds: [],
    fulfillments: parcel,
    withheld: [],
  };
}
