import type { ExchangeLineRecord, OrderRecord, ReturnLineRecord, ReturnRecord } from "../../state.ts";
import { returnReasons } from "../acts/make-return.ts";
import { connectById, type PageArguments } from "../connection.ts";
import { parseAmount } from "../currency.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid, readGid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { addPairs, subtractPair, takePairShare, timesPair, zero } from "../money.ts";
import { netPaymentOf, priceOfLine, remainingOfShipping } from "../order-money.ts";
import { atCustomersRate, feeOf, priceOfExchange, sumReturn } from "../return-money.ts";
import { countReturnable, findSentLine, listSentLines } from "../return-quantities.ts";
import { makeError, notModelled } from "../errors.ts";
import { findVisibleOrder } from "../visible-orders.ts";
import { showSentLine } from "./fulfillment-fields.ts";
import { showPair } from "./money-fields.ts";
import { demandId } from "./query-fields.ts";
import { showFulfillment, showOrder, showRefund, showTransaction, showVariant } from "./sources.ts";
import { showSuggested, spreadOverPayments } from "./suggestion-fields.ts";

interface ReturnSource {
  __typename: "Return";
  order: OrderRecord;
  made: ReturnRecord;
}
interface ReturnLineSource {
  __typename: "ReturnLineItem";
  order: OrderRecord;
  made: ReturnRecord;
  line: ReturnLineRecord;
}

export const showReturn = (order: OrderRecord, made: ReturnRecord): ReturnSource => ({
  __typename: "Return",
  order,
  made,
});

const showReason = (id: number | null) => {
  const reason = returnReasons.find((one) => one.id === id);
  return reason
    ? {
        __typename: "ReturnReasonDefinition",
        ...reason,
        id: gid("ReturnReasonDefinition", reason.id),
        deleted: reason.deleted === true,
      }
    : null;
};

interface WantedOutcome {
  returnLineItems: { id: string; quantity: number }[];
  exchangeLineItems: { id: string; quantity: number }[];
  refundShipping?: unknown;
  refundMethodAllocation?: string | null;
}

/** What processing these would mean for the money. */
function suggestOutcome(context: RequestContext, { order, made }: ReturnSource, wanted: WantedOutcome) {
  if (wanted.refundShipping) throw notModelled("suggestedFinancialOutcome(refundShipping:)");
  if (wanted.refundMethodAllocation === "STORE_CREDIT") throw notModelled("suggestedFinancialOutcome to store credit");
  const demand = <One extends { id: number }>(all: readonly One[], type: string, id: string): One => {
    const found = all.find((one) => one.id === readGid(type, id));
    if (!found) throw makeError(`${type} does not exist`, "BAD_REQUEST");
    return found;
  };
  const lines = wanted.returnLineItems.map(({ id, quantity }) => {
    const line = demand(made.lines, "ReturnLineItem", id);
    if (line.processed + quantity > line.quantity) throw makeError("Quantity cannot be processed", "BAD_REQUEST");
    return { lineId: line.lineId, quantity };
  });
  const exchange = wanted.exchangeLineItems.map(({ id, quantity }) => ({
    variantId: demand(made.exchange, "ExchangeLineItem", id).variantId,
    quantity,
  }));
  const { back, refund, owed } = sumReturn(context.index, order, { lines, exchange, fee: feeOf(made) });
  const show = (amount: typeof zero) => showPair(context, order, amount);
  const shippingLeft = remainingOfShipping(order);
  return {
    __typename: "SuggestedReturnFinancialOutcome",
    discountedSubtotal: show(addPairs(...back.map(({ subtotal }) => subtotal))),
    maximumRefundable: show(netPaymentOf(order)),
    totalTax: show(addPairs(...back.map(({ tax }) => tax))),
    totalAdditionalFees: show(feeOf(made) ?? zero),
    totalCartDiscountAmount: show(addPairs(...back.map(({ cartDiscount }) => cartDiscount))),
    totalDuties: show(zero),
    refundDuties: [],
    shipping: {
      __typename: "ShippingRefund",
      amountSet: show(zero),
      taxSet: show(zero),
      maximumRefundableSet: show(shippingLeft.price),
    },
    financialTransfer:
      refund.presentment > 0
        ? {
            __typename: "RefundReturnOutcome",
            amount: show(refund),
            suggestedTransactions: spreadOverPayments(order, refund).map((one) => showSuggested(context, order, one)),
            suggestedRefundMethods: [],
          }
        : owed.presentment > 0
          ? { __typename: "InvoiceReturnOutcome", amount: show(owed) }
          : null,
  };
}

const page = <One extends { id: number }>(all: readonly One[], args: PageArguments, show: (one: One) => unknown) =>
  connectById(all, args, ({ id }) => id, show);

export const returnFields: FieldMap<ReturnSource> = {
  id: ({ made }) => gid("Return", made.id),
  name: ({ made }) => made.name,
  status: ({ made }) => made.status,
  createdAt: ({ made }) => formatInstant(made.createdAt),
  closedAt: ({ made }) => formatInstant(made.closedAt),
  requestApprovedAt: ({ made }) => formatInstant(made.approvedAt),
  decline: ({ made }) => made.decline && { __typename: "ReturnDecline", ...made.decline },
  order: ({ order }) => showOrder(order),
  totalQuantity: ({ made }) => made.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  returnLineItems: ({ order, made }, args: PageArguments) =>
    page(made.lines, args, (line) => ({ __typename: "ReturnLineItem", order, made, line })),
  exchangeLineItems: ({ order, made }, args: PageArguments, context) =>
    page(made.exchange, args, (line) => showExchange(context, order, line)),
  returnShippingFees: ({ order, made }, _args, context) =>
    made.shippingFee
      ? [
          {
            __typename: "ReturnShippingFee",
            id: gid("ReturnShippingFee", made.id),
            amountSet: showPair(context, order, made.shippingFee),
          },
        ]
      : [],
  refunds: ({ order, made }, args: PageArguments) =>
    page(
      order.refunds.filter(({ id }) => made.refundIds.includes(id)),
      args,
      (refund) => showRefund(order, refund),
    ),
  transactions: ({ order, made }, args: PageArguments) => {
    const ids = order.refunds.filter(({ id }) => made.refundIds.includes(id)).flatMap((one) => one.transactionIds);
    return page(
      order.transactions.filter(({ id }) => ids.includes(id)),
      args,
      (one) => showTransaction(order, one),
    );
  },
  reverseFulfillmentOrders: ({ order, made }, args: PageArguments) =>
    page(made.status === "REQUESTED" || made.status === "DECLINED" ? [] : [made], args, () => showReverse(order, made)),
  suggestedFinancialOutcome: (source, args: WantedOutcome, context) => suggestOutcome(context, source, args),
};

/** The goods' way back: one for each return that was agreed on. */
function showReverse(order: OrderRecord, made: ReturnRecord) {
  return {
    __typename: "ReverseFulfillmentOrder",
    id: gid("ReverseFulfillmentOrder", made.id),
    status: made.status === "CANCELED" ? "CANCELED" : made.status,
    order: showOrder(order),
    lineItems: (args: PageArguments) =>
      page(made.lines, args, (line) => ({
        __typename: "ReverseFulfillmentOrderLineItem",
        id: gid("ReverseFulfillmentOrderLineItem", line.id),
        totalQuantity: line.quantity,
        fulfillmentLineItem: showSentLine(order, findSentLine(order, line.fulfillmentLineId)!),
      })),
    reverseDeliveries: (args: PageArguments) => page(made.deliveries, args, showDelivery),
  };
}

export const showDelivery = ({ id, number, url, fileUrl }: ReturnRecord["deliveries"][number]) => ({
  __typename: "ReverseDelivery",
  id: gid("ReverseDelivery", id),
  deliverable: {
    __typename: "ReverseDeliveryShippingDeliverable",
    tracking: number || url ? { __typename: "ReverseDeliveryTrackingV2", number, url, carrierName: null } : null,
    label: fileUrl ? { __typename: "ReverseDeliveryLabelV2", publicFileUrl: fileUrl } : null,
  },
});

function showExchange(context: RequestContext, order: OrderRecord, line: ExchangeLineRecord) {
  const { product, variant } = context.index.variants.get(line.variantId)!;
  return {
    __typename: "ExchangeLineItem",
    id: gid("ExchangeLineItem", line.id),
    quantity: line.quantity,
    processedQuantity: line.processed,
    processableQuantity: line.quantity - line.processed,
    unprocessedQuantity: line.quantity - line.processed,
    productId: gid("Product", product.id),
    variantId: gid("ProductVariant", variant.id),
    title: product.title,
    variantTitle: variant.title,
    variantSku: variant.sku,
    lineItems: order.lines
      .filter(({ id }) => line.lineIds.includes(id))
      .map((one) => ({ __typename: "LineItem", order, line: one })),
  };
}

export const returnLineFields: FieldMap<ReturnLineSource> = {
  id: ({ line }) => gid("ReturnLineItem", line.id),
  quantity: ({ line }) => line.quantity,
  processedQuantity: ({ line }) => line.processed,
  processableQuantity: ({ made, line }) => (made.status === "OPEN" ? line.quantity - line.processed : 0),
  unprocessedQuantity: ({ line }) => line.quantity - line.processed,
  refundedQuantity: ({ line }) => line.processed,
  refundableQuantity: ({ line }) => line.quantity - line.processed,
  returnReasonDefinition: ({ line }) => showReason(line.reasonId),
  returnReasonNote: ({ line }) => line.reasonNote,
  customerNote: ({ line }) => line.customerNote,
  fulfillmentLineItem: ({ order, line }) => showSentLine(order, findSentLine(order, line.fulfillmentLineId)!),
  withCodeDiscountedTotalPriceSet: ({ order, line }, _args, context) => {
    const lines = [{ lineId: line.lineId, quantity: line.quantity }];
    const { back } = sumReturn(context.index, order, { lines, exchange: [], fee: null });
    return showPair(context, order, back[0]!.subtotal);
  },
};

interface CalculateInput {
  orderId: string;
  returnLineItems?: { fulfillmentLineItemId: string; quantity: number }[] | null;
  exchangeLineItems?: { variantId?: string | null; quantity: number }[] | null;
  returnShippingFee?: { amount: { amount: string; currencyCode: string } } | null;
}

function readFee({ returnShippingFee: fee }: CalculateInput): number | null {
  const parsed = fee && parseAmount(fee.amount.amount, fee.amount.currencyCode);
  if (parsed && !parsed.ok) throw makeError("Fee is invalid", "BAD_REQUEST");
  return parsed ? parsed.minor : null;
}

/** `returnCalculate`: each part by itself, as it would be. */
function calculate(context: RequestContext, input: CalculateInput) {
  const order = findVisibleOrder(context, demandId("Order", input.orderId));
  if (!order) return null;
  const show = (amount: typeof zero) => showPair(context, order, amount);
  const lines = (input.returnLineItems ?? []).map(({ fulfillmentLineItemId, quantity }) => {
    const sent = findSentLine(order, demandId("FulfillmentLineItem", fulfillmentLineItemId));
    if (!sent || quantity > countReturnable(order, sent)) throw makeError("Quantity cannot be returned", "BAD_REQUEST");
    return { sent, quantity };
  });
  const { back } = sumReturn(context.index, order, {
    lines: lines.map(({ sent, quantity }) => ({ lineId: sent.line.id, quantity })),
    exchange: [],
    fee: null,
  });
  const fee = readFee(input);
  return {
    __typename: "CalculatedReturn",
    id: gid("CalculatedReturn", order.id),
    returnLineItems: lines.map(({ sent, quantity }, place) => ({
      __typename: "CalculatedReturnLineItem",
      id: null,
      quantity,
      fulfillmentLineItem: showSentLine(order, sent),
      restockingFee: null,
      subtotalBeforeOrderDiscountsSet: show(takePairShare(priceOfLine(sent.line), sent.line.quantity, quantity)),
      subtotalSet: show(back[place]!.subtotal),
      totalTaxSet: show(back[place]!.tax),
    })),
    exchangeLineItems: (input.exchangeLineItems ?? []).map(({ variantId, quantity }) => {
      const found = context.index.variants.get(demandId("ProductVariant", variantId));
      if (!found) throw makeError("Variant does not exist", "BAD_REQUEST");
      const { price, tax } = priceOfExchange(context.index, order, { variantId: found.variant.id });
      return {
        __typename: "CalculatedExchangeLineItem",
        id: null,
        quantity,
        variant: showVariant(found.product, found.variant),
        originalUnitPriceSet: show(price),
        discountedUnitPriceSet: show(price),
        subtotalSet: show(timesPair(price, quantity)),
        totalTaxSet: show(timesPair(tax, quantity)),
        calculatedDiscountAllocations: [],
      };
    }),
    returnShippingFee:
      fee !== null
        ? {
            __typename: "CalculatedReturnShippingFee",
            id: gid("CalculatedReturnShippingFee", order.id),
            amountSet: show(atCustomersRate(order, fee)),
          }
        : null,
  };
}

export const returnQueries: FieldMap<undefined> = {
  return: (_root, { id }: { id: string }, context) => {
    const found = findReturn(context, id);
    return found && showReturn(found.order, found.made);
  },
  returnableFulfillments: (_root, args: PageArguments & { orderId: string }, context) => {
    const order = findVisibleOrder(context, demandId("Order", args.orderId));
    const sent = (order?.fulfillments ?? []).filter(({ status }) => status === "SUCCESS");
    const open = sent
      .map((fulfillment) => ({
        id: fulfillment.id,
        fulfillment,
        lines: listSentLines(order!, fulfillment).filter((one) => countReturnable(order!, one) > 0),
      }))
      .filter(({ lines }) => lines.length);
    return page(open, args, ({ fulfillment, lines }) => ({
      __typename: "ReturnableFulfillment",
      id: gid("ReturnableFulfillment", fulfillment.id),
      fulfillment: showFulfillment(order!, fulfillment),
      returnableFulfillmentLineItems: (inner: PageArguments) =>
        page(lines, inner, (one) => ({
          __typename: "ReturnableFulfillmentLineItem",
          quantity: countReturnable(order!, one),
          fulfillmentLineItem: showSentLine(order!, one),
        })),
    }));
  },
  returnReasonDefinitions: (_root, args: PageArguments) => page(returnReasons, args, ({ id }) => showReason(id)),
  returnCalculate: (_root, { input }: { input: CalculateInput }, context) => calculate(context, input),
};

export function findReturn(context: RequestContext, id: string): { order: OrderRecord; made: ReturnRecord } | null {
  const wanted = demandId("Return", id);
  for (const order of context.state.orders) {
    const made = order.returns?.find((one) => one.id === wanted);
    if (made) return findVisibleOrder(context, order.id) ? { order, made } : null;
  }
  return null;
}

/** What a customer owes for an order as it stands now. */
export const owedFor = (order: OrderRecord, total: typeof zero) => subtractPair(total, netPaymentOf(order));
