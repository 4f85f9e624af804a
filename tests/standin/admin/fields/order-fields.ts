import type { EditAgreementRecord, MoneyPair, OrderRecord } from "../../state.ts";
import { connectById, connectNothing } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { addPairs, atLeastZero, subtractPair, zero } from "../money.ts";
import {
  listRefundablePayments,
  receivedFor,
  refundedFor,
  taxOfShipping,
  totalAsBought,
  totalNow,
  withTax,
} from "../order-money.ts";
import { countUnits } from "../order-quantities.ts";
import { readReturnStatus, readFinancialStatus, readFulfillmentStatus } from "../order-status.ts";
import { showAddress } from "./address-fields.ts";
import { editErrors } from "./edit-fields.ts";
import { listFulfillmentOrders } from "./fulfillment-fields.ts";
import { showTaxLine } from "./line-fields.ts";
import { showPair, showShopMoney } from "./money-fields.ts";
import { showReturn } from "./return-fields.ts";
import { showCustomer, showFulfillment, showLine, showRefund, showTransaction } from "./sources.ts";
import type { OrderSource } from "./sources.ts";
import { suggestRefund } from "./suggestion-fields.ts";
import type { SuggestionArguments } from "./suggestion-fields.ts";

interface ListArguments {
  first?: number | null;
}

/** A field that is an amount of the order, in both currencies. */
function amount(read: (order: OrderRecord) => MoneyPair): FieldMap<OrderSource>[string] {
  return ({ order }, _args, context) => showPair(context, order, read(order));
}

/** The same as an older field in the shop's currency. */
function shopAmount(read: (order: OrderRecord) => MoneyPair): FieldMap<OrderSource>[string] {
  return ({ order }, _args, context) => showShopMoney(context, read(order));
}

function netReceived(order: OrderRecord): MoneyPair {
  return subtractPair(receivedFor(order), refundedFor(order));
}

function authorizedFor(order: OrderRecord): MoneyPair {
  const captured = new Set(order.transactions.filter((one) => one.kind !== "AUTHORIZATION").map((one) => one.parentId));
  const open = order.transactions.filter(
    (one) => one.kind === "AUTHORIZATION" && one.status === "SUCCESS" && !captured.has(one.id),
  );
  return addPairs(...open.map((one) => one.amount));
}

function refundedShipping(order: OrderRecord): MoneyPair {
  return addPairs(...order.refunds.map((refund) => withTax(order, refund.shipping, refund.shippingTax)));
}

function findCustomer(context: RequestContext, order: OrderRecord) {
  const customer = order.customerId === null ? undefined : context.index.customers.get(order.customerId);
  return customer ? showCustomer(customer) : null;
}

function sumUnits(order: OrderRecord, read: (line: OrderRecord["lines"][number]) => number): number {
  return order.lines.reduce((sum, line) => sum + read(line), 0);
}

/** Only edits are on record: neither the order itself nor its refunds. */
function showAgreement(
  context: RequestContext,
  order: OrderRecord,
  { id, at, byApp, sales = [] }: EditAgreementRecord,
) {
  return {
    __typename: "OrderEditAgreement",
    id: gid("OrderEditAgreement", id),
    happenedAt: formatInstant(at),
    reason: "ORDER_EDIT",
    app: byApp ? { __typename: "App", id: gid("App", context.state.installation!.id) } : null,
    sales: (args: PageArguments) =>
      connectById(
        sales,
        args,
        (sale) => sale.id,
        (sale) => ({
          __typename: "ProductSale",
          id: gid("ProductSale", sale.id),
          lineType: "PRODUCT",
          actionType: sale.quantity < 0 ? "RETURN" : "ORDER",
          quantity: sale.quantity,
          totalAmount: showPair(context, order, sale.amount),
        }),
      ),
  };
}

const identity: FieldMap<OrderSource> = {
  id: ({ order }) => gid("Order", order.id),
  legacyResourceId: ({ order }) => String(order.id),
  name: ({ order }) => order.name,
  number: ({ order }) => order.number,
  confirmationNumber: ({ order }) => order.id.toString(36).toUpperCase().slice(-9),
  confirmed: () => true,
  createdAt: ({ order }) => formatInstant(order.createdAt),
  processedAt: ({ order }) => formatInstant(order.processedAt),
  updatedAt: ({ order }) => formatInstant(order.updatedAt),
  cancelledAt: ({ order }) => formatInstant(order.cancelledAt),
  cancelReason: ({ order }) => order.cancelReason,
  cancellation: ({ order }) =>
    order.cancelledAt && { __typename: "OrderCancellation", staffNote: order.cancelStaffNote ?? null },
  closed: ({ order }) => order.closedAt !== null,
  closedAt: ({ order }) => formatInstant(order.closedAt),
  tags: ({ order }) => order.tags,
  note: ({ order }) => order.note,
  poNumber: () => null,
  customAttributes: ({ order }) => order.customAttributes ?? [],
  sourceName: ({ order }) => order.sourceName,
  sourceIdentifier: () => null,
  customerLocale: ({ order }) => order.customerLocale,
  test: () => false,
  edited: ({ order }) =>
    (order.edits ?? []).length > 0 || order.lines.some((line) => countUnits(order, line).editedAway > 0),
  merchantEditable: ({ order }) => editErrors(order).length === 0,
  merchantEditableErrors: ({ order }) => editErrors(order),
  agreements: ({ order }, args: PageArguments, context) =>
    connectById(
      order.edits ?? [],
      args,
      ({ id }) => id,
      (one) => showAgreement(context, order, one),
    ),
  canNotifyCustomer: ({ order }) => order.email !== null || order.phone !== null,
  statusPageUrl: ({ order }, _args, context) =>
    `${context.state.shop.primaryUrl}/${context.state.shop.id}/orders/${order.id.toString(16)}/authenticate`,
  metafield: () => null,
  metafields: (_source, args: PageArguments) => connectNothing(args),
  events: (_source, args: PageArguments) => connectNothing(args),
};

const people: FieldMap<OrderSource> = {
  email: ({ order }) => order.email,
  phone: ({ order }) => order.phone,
  customer: ({ order }, _args, context) => findCustomer(context, order),
  purchasingEntity: ({ order }, _args, context) => findCustomer(context, order),
  staffMember: () => null,
  shippingAddress: ({ order }) => showAddress(`${order.id}1`, order.shippingAddress),
  billingAddress: ({ order }) => showAddress(`${order.id}2`, order.billingAddress),
  displayAddress: ({ order }) =>
    order.shippingAddress
      ? showAddress(`${order.id}1`, order.shippingAddress)
      : showAddress(`${order.id}2`, order.billingAddress),
  billingAddressMatchesShippingAddress: ({ order }) =>
    JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
};

const prices: FieldMap<OrderSource> = {
  currencyCode: (_source, _args, context) => context.state.shop.currencyCode,
  presentmentCurrencyCode: ({ order }) => order.presentmentCurrency,
  taxesIncluded: ({ order }) => order.taxesIncluded,
  taxExempt: () => false,
  estimatedTaxes: () => false,
  dutiesIncluded: () => false,
  subtotalPriceSet: amount((order) => totalAsBought(order).subtotal),
  totalPriceSet: amount((order) => totalAsBought(order).total),
  originalTotalPriceSet: amount((order) => totalAsBought(order).total),
  totalTaxSet: amount((order) => totalAsBought(order).tax),
  totalShippingPriceSet: amount((order) => totalAsBought(order).shipping),
  totalDiscountsSet: amount((order) => totalAsBought(order).discounts),
  totalTipReceivedSet: amount(() => zero),
  cartDiscountAmountSet: amount((order) => (order.discountCodes.length > 0 ? totalAsBought(order).discounts : zero)),
  currentSubtotalPriceSet: amount((order) => totalNow(order).subtotal),
  currentTotalPriceSet: amount((order) => totalNow(order).total),
  currentTotalDutiesSet: ({ order }, _args, context) => (order.duties ? showPair(context, order, order.duties) : null),
  currentTotalTaxSet: amount((order) => totalNow(order).tax),
  currentTotalDiscountsSet: amount((order) => totalNow(order).discounts),
  currentShippingPriceSet: amount((order) => totalNow(order).shipping),
  totalReceivedSet: amount(receivedFor),
  totalRefundedSet: amount(refundedFor),
  totalRefundedShippingSet: amount(refundedShipping),
  netPaymentSet: amount(netReceived),
  totalOutstandingSet: amount((order) => subtractPair(totalNow(order).total, netReceived(order))),
  totalCapturableSet: amount(authorizedFor),
  totalPrice: shopAmount((order) => totalAsBought(order).total),
  subtotalPrice: shopAmount((order) => totalAsBought(order).subtotal),
  totalTax: shopAmount((order) => totalAsBought(order).tax),
  totalRefunded: shopAmount(refundedFor),
  totalReceived: shopAmount(receivedFor),
  netPayment: shopAmount(netReceived),
  discountCode: ({ order }) => order.discountCodes[0] ?? null,
  discountCodes: ({ order }) => order.discountCodes,
  discountApplications: (_source, args: PageArguments) => connectNothing(args),
  additionalFees: () => [],
  taxLines: ({ order }, _args, context) => {
    const lineTaxes = addPairs(...order.lines.map((line) => line.tax), taxOfShipping(order));
    const first = order.lines.find((line) => line.tax.presentment > 0);
    return first ? [showTaxLine(context, order, first.taxTitle, first.taxRate, lineTaxes)] : [];
  },
  currentTaxLines: ({ order }, _args, context) => {
    const first = order.lines.find((line) => line.tax.presentment > 0);
    return first ? [showTaxLine(context, order, first.taxTitle, first.taxRate, totalNow(order).tax)] : [];
  },
};

const payments: FieldMap<OrderSource> = {
  displayFinancialStatus: ({ order }) => readFinancialStatus(order),
  fullyPaid: ({ order }) => ["PAID", "PARTIALLY_REFUNDED", "REFUNDED"].includes(readFinancialStatus(order)),
  unpaid: ({ order }) => receivedFor(order).presentment === 0,
  capturable: ({ order }) => authorizedFor(order).presentment > 0,
  canMarkAsPaid: ({ order }) => atLeastZero(subtractPair(totalNow(order).total, netReceived(order))).presentment > 0,
  refundable: ({ order }) => listRefundablePayments(order).length > 0,
  restockable: ({ order }) => order.lines.some((line) => countUnits(order, line).refundable > 0),
  paymentGatewayNames: ({ order }) => [...new Set(order.transactions.map((transaction) => transaction.gateway))],
  paymentTerms: () => null,
  disputes: () => [],
  transactions: ({ order }, { first }: ListArguments) =>
    order.transactions.slice(0, first ?? undefined).map((transaction) => showTransaction(order, transaction)),
  transactionsCount: ({ order }) => ({ count: order.transactions.length, precision: "EXACT" }),
  refunds: ({ order }, { first }: ListArguments) =>
    order.refunds.slice(0, first ?? undefined).map((refund) => showRefund(order, refund)),
  suggestedRefund: ({ order }, args: SuggestionArguments, context) => suggestRefund(context, order, args),
};

const goods: FieldMap<OrderSource> = {
  displayFulfillmentStatus: ({ order }) => readFulfillmentStatus(order),
  fulfillable: ({ order }) =>
    order.cancelledAt === null && order.lines.some((line) => countUnits(order, line).unfulfilled > 0),
  requiresShipping: ({ order }) => order.lines.some((line) => line.requiresShipping),
  returnStatus: ({ order }) => readReturnStatus(order),
  returns: ({ order }, args: PageArguments) =>
    connectById(
      order.returns ?? [],
      args,
      (made) => made.id,
      (made) => showReturn(order, made),
    ),
  subtotalLineItemsQuantity: ({ order }) => sumUnits(order, (line) => line.quantity),
  currentSubtotalLineItemsQuantity: ({ order }) => sumUnits(order, (line) => countUnits(order, line).refundable),
  totalWeight: ({ order }, _args, context) =>
    String(
      sumUnits(
        order,
        (line) => (context.index.variants.get(line.variantId ?? 0)?.variant.weightGrams ?? 0) * line.quantity,
      ),
    ),
  lineItems: ({ order }, args: PageArguments) =>
    connectById(
      order.lines,
      args,
      (line) => line.id,
      (line) => showLine(order, line),
    ),
  nonFulfillableLineItems: ({ order }, args: PageArguments) =>
    connectById(
      order.lines.filter((line) => !line.requiresShipping),
      args,
      (line) => line.id,
      (line) => showLine(order, line),
    ),
  shippingLine: ({ order }) =>
    order.shippingLines[0] ? { __typename: "ShippingLine", order, line: order.shippingLines[0] } : null,
  shippingLines: ({ order }, args: PageArguments) =>
    connectById(
      order.shippingLines,
      args,
      (line) => line.id,
      (line) => ({ __typename: "ShippingLine", order, line }),
    ),
  fulfillments: ({ order }, { first }: ListArguments) =>
    order.fulfillments.slice(0, first ?? undefined).map((fulfillment) => showFulfillment(order, fulfillment)),
  fulfillmentsCount: ({ order }) => ({ count: order.fulfillments.length, precision: "EXACT" }),
  fulfillmentOrders: ({ order }, args: PageArguments, context) =>
    connectById(
      listFulfillmentOrders(context, order),
      args,
      (part) => part.number,
      (part) => part,
    ),
};

export const orderFields: FieldMap<OrderSource> = { ...identity, ...people, ...prices, ...payments, ...goods };
