import type { LocationRecord, MoneyPair, RefundRecord, TransactionRecord } from "../../state.ts";
import { connectById } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { addPairs, subtractPair, takePairShare } from "../money.ts";
import { isUndecided, withTax } from "../order-money.ts";
import type { OrderRecord } from "../../state.ts";
import { showPair, showShopMoney } from "./money-fields.ts";
import { showLine, showLocation, showOrder, showTransaction } from "./sources.ts";
import type { RefundSource } from "./sources.ts";
import { showStaff } from "./staff-fields.ts";

/** A refunded line; also what a suggestion consists of, where it has no id yet. */
export interface RefundLineSource {
  __typename: "RefundLineItem";
  order: OrderRecord;
  part: Omit<RefundRecord["lines"][number], "id"> & { id: number | null };
}

function locationOf(context: RequestContext, id: number | null): LocationRecord | undefined {
  return context.state.locations.find((location) => location.id === id);
}

function transactionsOf({ order, refund }: RefundSource): TransactionRecord[] {
  return order.transactions.filter((transaction) => refund.transactionIds.includes(transaction.id));
}

/** All that was sent back with this refund: what failed is left out, what is under way counts. */
function totalOf(source: RefundSource): MoneyPair {
  const sent = transactionsOf(source).filter(
    (transaction) => transaction.status === "SUCCESS" || isUndecided(transaction),
  );
  return addPairs(source.refund.storeCredit, ...sent.map((transaction) => transaction.amount));
}

/** What was paid back beyond (or below) the worth of the refunded lines and shipping. */
function discrepancyOf(source: RefundSource): MoneyPair {
  const { order, refund } = source;
  const prices = addPairs(refund.shipping, ...refund.lines.map((part) => part.subtotal));
  const tax = addPairs(refund.shippingTax, ...refund.lines.map((part) => part.tax));
  return subtractPair(withTax(order, prices, tax), totalOf(source));
}

export const refundFields: FieldMap<RefundSource> = {
  id: ({ refund }) => gid("Refund", refund.id),
  legacyResourceId: ({ refund }) => String(refund.id),
  createdAt: ({ refund }) => formatInstant(refund.createdAt),
  processedAt: ({ refund }) => formatInstant(refund.createdAt),
  updatedAt: ({ refund }) => formatInstant(refund.updatedAt),
  note: ({ refund }) => refund.note,
  order: ({ order }) => showOrder(order),
  duties: () => [],
  return: () => null,
  staffMember: ({ refund }, _args, context) => showStaff(context, refund.staffId),
  totalRefundedSet: (source, _args, context) => showPair(context, source.order, totalOf(source)),
  refundLineItems: ({ order, refund }, args: PageArguments) =>
    connectById(
      refund.lines,
      args,
      (part) => part.id,
      (part) => ({ __typename: "RefundLineItem", order, part }),
    ),
  transactions: (source, args: PageArguments) =>
    connectById(
      transactionsOf(source),
      args,
      (one) => one.id,
      (one) => showTransaction(source.order, one),
    ),
  refundShippingLines: ({ order, refund }, args: PageArguments, context) => {
    const line = order.shippingLines[0];
    const parts = line && refund.shipping.presentment > 0 ? [line] : [];
    return connectById(
      parts,
      args,
      () => refund.id,
      (shippingLine) => ({
        __typename: "RefundShippingLine",
        id: gid("RefundShippingLine", refund.id),
        shippingLine: { __typename: "ShippingLine", order, line: shippingLine },
        subtotalAmountSet: showPair(context, order, refund.shipping),
        taxAmountSet: showPair(context, order, refund.shippingTax),
      }),
    );
  },
  orderAdjustments: (source, args: PageArguments, context) => {
    const difference = discrepancyOf(source);
    const parts = difference.presentment === 0 && difference.shop === 0 ? [] : [difference];
    return connectById(
      parts,
      args,
      () => source.refund.id,
      (amount) => ({
        __typename: "OrderAdjustment",
        id: gid("OrderAdjustment", source.refund.id),
        amountSet: showPair(context, source.order, amount),
        taxAmountSet: showPair(context, source.order, { shop: 0, presentment: 0 }),
        reason: null,
      }),
    );
  },
};

export const refundLineFields: FieldMap<RefundLineSource> = {
  id: ({ part }) => (part.id === null ? null : gid("RefundLineItem", part.id)),
  lineItem: ({ order, part }) =>
    showLine(
      order,
      order.lines.find((line) => line.id === part.lineId)!,
    ),
  quantity: ({ part }) => part.quantity,
  restockType: ({ part }) => part.restockType,
  restocked: ({ part }) => part.restockType !== "NO_RESTOCK" && part.id !== null,
  location: ({ part }, _args, context) => {
    const location = locationOf(context, part.locationId);
    return location ? showLocation(location) : null;
  },
  priceSet: ({ order, part }, _args, context) =>
    showPair(context, order, takePairShare(part.subtotal, part.quantity, 1)),
  price: ({ part }, _args, context) => showShopMoney(context, takePairShare(part.subtotal, part.quantity, 1)),
  subtotalSet: ({ order, part }, _args, context) => showPair(context, order, part.subtotal),
  subtotal: ({ part }, _args, context) => showShopMoney(context, part.subtotal),
  totalTaxSet: ({ order, part }, _args, context) => showPair(context, order, part.tax),
  totalTax: ({ part }, _args, context) => showShopMoney(context, part.tax),
};
