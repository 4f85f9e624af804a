import type { AddressRecord, LineRecord, MoneyPair, OrderRecord, TransactionRecord } from "../state.ts";
import { totalAsBought } from "./order-money.ts";

/** Where the sample's customers live. */
export const sampleAddress: AddressRecord = {
  firstName: "Ana",
  lastName: "Kowalska",
  company: null,
  address1: "Floriańska 1",
  address2: null,
  city: "Kraków",
  province: null,
  provinceCode: null,
  zip: "31-019",
  country: "Poland",
  countryCode: "PL",
  phone: "+48123456789",
};

/** The same amount in both currencies, or two amounts. */
export function pair(shop: number, presentment = shop): MoneyPair {
  return { shop, presentment };
}

export function sampleLine(id: number, changes: Partial<LineRecord> = {}): LineRecord {
  return {
    id,
    productId: 501,
    variantId: 601,
    title: "Mug",
    variantTitle: "Blue",
    sku: "MUG-BLUE",
    quantity: 3,
    removedQuantity: 0,
    unitPrice: pair(1999),
    discount: pair(0),
    tax: pair(494),
    taxTitle: "VAT",
    taxRate: 0.0825,
    requiresShipping: true,
    ...changes,
  };
}

export function samplePayment(
  id: number,
  amount: MoneyPair,
  changes: Partial<TransactionRecord> = {},
): TransactionRecord {
  return {
    id,
    kind: "SALE",
    status: "SUCCESS",
    gateway: "shopify_payments",
    formattedGateway: "Shopify Payments",
    amount,
    parentId: null,
    createdAt: "2026-11-01T10:00:00Z",
    processedAt: "2026-11-01T10:00:00Z",
    paymentDetails: { company: "Visa", last4: "4242" },
    errorCode: null,
    ...changes,
  };
}

/** An order that is paid in full with one card, unless `transactions` says otherwise. */
export function sampleOrder(id: number, changes: Partial<OrderRecord> = {}): OrderRecord {
  const order: OrderRecord = {
    id,
    name: `#${id}`,
    number: id,
    customerId: 301,
    email: "ana@example.com",
    phone: null,
    createdAt: "2026-11-01T10:00:00Z",
    processedAt: "2026-11-01T10:00:00Z",
    updatedAt: "2026-11-01T10:00:00Z",
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    presentmentCurrency: "USD",
    taxesIncluded: false,
    tags: [],
    note: null,
    customerLocale: "en",
    sourceName: "web",
    shippingAddress: { ...sampleAddress },
    billingAddress: { ...sampleAddress },
    discountCodes: [],
    lines: [sampleLine(id * 10 + 1)],
    shippingLines: [{ id: id * 10 + 5, title: "Standard", price: pair(500), discount: pair(0), tax: pair(41) }],
    transactions: [],
    fulfillments: [],
    refunds: [],
    deleted: false,
    ...changes,
  };
  if (!changes.transactions) order.transactions = [samplePayment(id * 10 + 7, totalAsBought(order).total)];
  return order;
}

/** Orders of different kinds: open, delivered, in euros, two payments, old, deleted, unpaid. */
export function listSampleOrders(): OrderRecord[] {
  const sent = sampleOrder(1002, {
    tags: ["vip"],
    createdAt: "2026-11-05T10:00:00Z",
    processedAt: "2026-11-05T10:00:00Z",
    fulfillments: [
      {
        id: 800201,
        name: "#1002.1",
        status: "SUCCESS",
        displayStatus: "DELIVERED",
        createdAt: "2026-11-06T10:00:00Z",
        updatedAt: "2026-11-08T10:00:00Z",
        inTransitAt: "2026-11-07T10:00:00Z",
        deliveredAt: "2026-11-08T10:00:00Z",
        estimatedDeliveryAt: null,
        locationId: 401,
        lines: [{ lineId: 10021, quantity: 3 }],
        tracking: [{ company: "DHL", number: "JD014600", url: "https://example.com/JD014600" }],
        events: [
          {
            id: 800202,
            status: "IN_TRANSIT",
            message: null,
            happenedAt: "2026-11-07T10:00:00Z",
            city: "Berlin",
            province: null,
            country: "DE",
          },
          {
            id: 800203,
            status: "DELIVERED",
            message: "Left with a neighbour",
            happenedAt: "2026-11-08T10:00:00Z",
            city: "Kraków",
            province: null,
            country: "PL",
          },
        ],
      },
    ],
  });
  const euros = sampleOrder(1003, {
    presentmentCurrency: "EUR",
    taxesIncluded: true,
    createdAt: "2026-11-10T10:00:00Z",
    processedAt: "2026-11-10T10:00:00Z",
    discountCodes: ["AUTUMN"],
    lines: [
      sampleLine(10031, { unitPrice: pair(1999, 1851), discount: pair(1000, 926), tax: pair(871, 806) }),
      sampleLine(10032, {
        quantity: 1,
        sku: "TEA-100",
        title: "Tea",
        variantTitle: null,
        variantId: 602,
        unitPrice: pair(4510, 4176),
        tax: pair(730, 676),
      }),
    ],
    shippingLines: [{ id: 10035, title: "Express", price: pair(1000, 926), discount: pair(0), tax: pair(162, 150) }],
  });
  const giftCard = sampleOrder(1004, {
    createdAt: "2026-11-12T10:00:00Z",
    processedAt: "2026-11-12T10:00:00Z",
    transactions: [
      samplePayment(10047, pair(2000), { gateway: "gift_card", formattedGateway: "Gift card", paymentDetails: null }),
      samplePayment(10048, pair(5032)),
    ],
  });
  const old = sampleOrder(1005, {
    createdAt: "2026-08-01T10:00:00Z",
    processedAt: "2026-08-01T10:00:00Z",
    customerId: 302,
    email: "tom@example.com",
  });
  const deleted = sampleOrder(1006, { deleted: true });
  const unpaid = sampleOrder(1007, { customerId: null, email: "guest@example.com", transactions: [] });
  return [sampleOrder(1001), sent, euros, giftCard, old, deleted, unpaid];
}
