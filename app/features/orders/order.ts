import type { MoneyJson } from "../shared/money.ts";

/**
 * An order as the desk keeps it: the `data` of its snapshot, as JSON. Ids are Shopify's numeric ids as strings,
 * instants ISO 8601 in UTC. A part that Shopify withheld is null and named in `withheld`.
 */
export interface Order {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  email: string | null;
  phone: string | null;
  /** Members of Shopify's enums, or ones that came later: shown as text when unknown. */
  financialStatus: string | null;
  fulfillmentStatus: string;
  currency: string;
  presentmentCurrency: string;
  total: AmountPair;
  totalRefunded: AmountPair;
  netPayment: AmountPair;
  /** Still to be paid; negative: paid too much, as after an edit. Missing in orders kept before this was asked. */
  outstanding?: AmountPair;
  shippingTotal: AmountPair;
  /** Discount on the order as a whole; what a line was reduced by stands in its price. null: Shopify names none. */
  cartDiscount: AmountPair | null;
  tax: AmountPair | null;
  /** The prices contain the tax. */
  taxesIncluded: boolean;
  discountCodes: string[];
  tags: string[];
  note: string | null;
  statusPageUrl: string | null;
  customerLocale: string | null;
  customer: OrderCustomer | null;
  shippingAddress: Address | null;
  /** Absent or null: not known, as of every order that was kept before this was asked for. */
  delivery?: Delivery | null;
  lines: OrderLine[];
  /** More lines exist than are kept here. */
  linesCut: boolean;
  transactions: OrderTransaction[];
  refunds: OrderRefund[];
  fulfillments: Fulfillment[];
  /** e.g. ["customer", "shippingAddress", "email"] */
  withheld: string[];
}

/** The same amount as the shop books it and as the customer paid it. */
export interface AmountPair {
  shop: MoneyJson;
  presentment: MoneyJson;
}

export interface OrderCustomer {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  since: string | null;
  orderCount: number | null;
  spent: MoneyJson | null;
  locale: string | null;
}

export interface Address {
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  zip: string | null;
  countryCode: string | null;
  phone: string | null;
}

/** How an order comes to whoever bought it, where Shopify says so. */
export interface Delivery {
  /** `none`: nothing is sent, or it was given over the counter. `mixed`: parts of it come in different ways. */
  method: "shipping" | "pickup" | "local" | "none" | "mixed";
  /** Where it is fetched: the shop's own place, "Old Town, Rynek 1, 31-042 Kraków". null: nowhere, or not known. */
  place: string | null;
}

export interface OrderLine {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  imageUrl: string | null;
  quantity: number;
  /** Still on the order. */
  currentQuantity: number;
  refundableQuantity: number;
  unfulfilledQuantity: number;
  unitPrice: AmountPair;
}

export interface OrderTransaction {
  id: string;
  /** SALE, CAPTURE, REFUND, … */
  kind: string;
  /** SUCCESS, PENDING, FAILURE, ERROR, AWAITING_RESPONSE, UNKNOWN */
  status: string;
  gateway: string | null;
  /** For people: "Visa •••• 4242", "Gift card". */
  method: string;
  amount: AmountPair;
  parentId: string | null;
  createdAt: string;
}

export interface OrderRefund {
  id: string;
  createdAt: string;
  note: string | null;
  total: AmountPair;
  lines: { lineId: string; quantity: number; restocked: boolean }[];
}

export interface Fulfillment {
  id: string;
  displayStatus: string | null;
  createdAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  tracking: { company: string | null; number: string | null; url: string | null }[];
  /** Newest first. */
  events: { status: string; message: string | null; happenedAt: string; city: string | null; country: string | null }[];
}
