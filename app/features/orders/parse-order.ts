import { moneyToJson } from "../shared/money.ts";
import { parseAmounts, parseApproximate, parseRounded } from "./order-amounts.ts";
import { readDelivery } from "./delivery.ts";
import type { OrderAnswer } from "./order-document.ts";
import type { Address, Fulfillment, Order, OrderCustomer, OrderLine, OrderRefund, OrderTransaction } from "./order.ts";
import { paymentMethod } from "../acts/payment-method.ts";
import { safeLink } from "./tracking.ts";

/** A part of the answer that Shopify withheld; see AdminAnswer. */
interface Withheld {
  path: readonly (string | number)[];
}

/**
 * The order as the desk keeps it, from Shopify's answer. Words of Shopify's that we do not know pass through as they
 * are. `withheld` are the withheld parts below this order, by paths that begin at the order's own fields.
 */
export function parseOrder(answer: OrderAnswer, withheld: readonly Withheld[] = []): Order {
  return {
    id: answer.legacyResourceId,
    name: answer.name,
    createdAt: toUtc(answer.createdAt),
    updatedAt: toUtc(answer.updatedAt),
    cancelledAt: toUtcOrNull(answer.cancelledAt),
    cancelReason: answer.cancelReason,
    closedAt: toUtcOrNull(answer.closedAt),
    email: answer.email,
    phone: answer.phone,
    financialStatus: answer.displayFinancialStatus,
    fulfillmentStatus: answer.displayFulfillmentStatus,
    currency: answer.currencyCode,
    presentmentCurrency: answer.presentmentCurrencyCode,
    total: parseAmounts(answer.totalPriceSet),
    totalRefunded: parseAmounts(answer.totalRefundedSet),
    netPayment: parseAmounts(answer.netPaymentSet),
    outstanding: parseAmounts(answer.totalOutstandingSet),
    shippingTotal: parseAmounts(answer.totalShippingPriceSet),
    cartDiscount: answer.cartDiscountAmountSet && parseAmounts(answer.cartDiscountAmountSet),
    tax: answer.totalTaxSet && parseAmounts(answer.totalTaxSet),
    taxesIncluded: answer.taxesIncluded,
    discountCodes: [...answer.discountCodes],
    tags: [...answer.tags],
    note: answer.note,
    statusPageUrl: safeLink(answer.statusPageUrl ?? null),
    customerLocale: answer.customerLocale,
    customer: answer.customer && parseCustomer(answer.customer),
    shippingAddress: answer.shippingAddress && parseAddress(answer.shippingAddress),
    delivery: readDelivery(answer),
    lines: answer.lineItems.nodes.map(parseLine),
    linesCut: answer.lineItems.pageInfo.hasNextPage,
    transactions: answer.transactions.map(parseTransaction),
    refunds: answer.refunds.map(parseRefund),
    fulfillments: answer.fulfillments.map(parseFulfillment),
    withheld: [...new Set(withheld.map(({ path }) => String(path[0])))],
  };
}

function parseCustomer(customer: NonNullable<OrderAnswer["customer"]>): OrderCustomer {
  const spent = customer.amountSpent;
  return {
    id: customer.legacyResourceId,
    name: customer.displayName,
    email: customer.defaultEmailAddress?.emailAddress ?? null,
    phone: customer.defaultPhoneNumber?.phoneNumber ?? null,
    since: toUtc(customer.createdAt),
    orderCount: Number(customer.numberOfOrders),
    spent: moneyToJson(parseRounded(spent.amount, spent.currencyCode)),
    locale: customer.locale,
  };
}

const parseAddress = (address: NonNullable<OrderAnswer["shippingAddress"]>): Address => ({
  name: address.name,
  company: address.company,
  address1: address.address1,
  address2: address.address2,
  city: address.city,
  provinceCode: address.provinceCode,
  zip: address.zip,
  countryCode: address.countryCodeV2,
  phone: address.phone,
});

const parseLine = (line: OrderAnswer["lineItems"]["nodes"][number]): OrderLine => ({
  id: numericId(line.id),
  title: line.title,
  variantTitle: line.variantTitle,
  sku: line.sku,
  imageUrl: safeLink(line.image?.url ?? null),
  quantity: line.quantity,
  currentQuantity: line.currentQuantity,
  refundableQuantity: line.refundableQuantity,
  unfulfilledQuantity: line.unfulfilledQuantity,
  unitPrice: parseApproximate(line.discountedUnitPriceSet),
});

const parseTransaction = (transaction: OrderAnswer["transactions"][number]): OrderTransaction => ({
  id: numericId(transaction.id),
  kind: transaction.kind,
  status: transaction.status,
  gateway: transaction.gateway,
  method: paymentMethod(transaction),
  amount: parseAmounts(transaction.amountSet),
  parentId: transaction.parentTransaction ? numericId(transaction.parentTransaction.id) : null,
  createdAt: toUtc(transaction.createdAt),
});

const parseRefund = (refund: OrderAnswer["refunds"][number]): OrderRefund => ({
  id: numericId(refund.id),
  createdAt: toUtc(refund.createdAt ?? refund.processedAt),
  note: refund.note,
  total: parseAmounts(refund.totalRefundedSet),
  lines: refund.refundLineItems.nodes.map(({ lineItem, quantity, restocked }) => ({
    lineId: numericId(lineItem.id),
    quantity,
    restocked,
  })),
});

const parseFulfillment = (fulfillment: OrderAnswer["fulfillments"][number]): Fulfillment => ({
  id: numericId(fulfillment.id),
  displayStatus: fulfillment.displayStatus,
  createdAt: toUtc(fulfillment.createdAt),
  inTransitAt: toUtcOrNull(fulfillment.inTransitAt),
  deliveredAt: toUtcOrNull(fulfillment.deliveredAt),
  estimatedDeliveryAt: toUtcOrNull(fulfillment.estimatedDeliveryAt),
  tracking: fulfillment.trackingInfo.map(({ company, number, url }) => ({ company, number, url: safeLink(url) })),
  events: fulfillment.events.nodes.map((event) => ({ ...event, happenedAt: toUtc(event.happenedAt) })),
});

/**
 * The number at the end of one of Shopify's ids: "gid://shopify/Order/1?x=y" → "1".
 * @throws RangeError when there is none
 */
export function numericId(gid: string): string {
  const found = /\/(\d+)(?:\?.*)?$/.exec(gid)?.[1];
  if (!found) throw new RangeError(`not an id of Shopify's: ${gid}`);
  return found;
}

/** Shopify's name for the order of this numeric id. */
export const orderGid = (id: string | bigint): string => `gid://shopify/Order/${id}`;

const toUtc = (instant: string): string => new Date(instant).toISOString();
const toUtcOrNull = (instant: string | null): string | null => (instant === null ? null : toUtc(instant));
