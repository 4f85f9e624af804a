import type { MoneyPair, OrderRecord } from "../../state.ts";
import {
  calculateLines,
  calculateShipping,
  capAtNetPayment,
  suggestLocation,
  sumRefund,
  wantEverything,
} from "../calculate-refund.ts";
import type { WantedLine } from "../calculate-refund.ts";
import { checkRefundLines } from "../acts/check-refund-lines.ts";
import type { RefundLineInput } from "../acts/refund-input.ts";
import { parseAmount } from "../currency.ts";
import type { RequestContext } from "../engine/request-context.ts";
import { makeError } from "../errors.ts";
import { gid, readGid } from "../gid.ts";
import { addPairs, atLeastZero, subtractPair, takePresentment, zero } from "../money.ts";
import { listRefundablePayments, netPaymentOf, remainingOfShipping } from "../order-money.ts";
import { showPair, showShopMoney } from "./money-fields.ts";
import { showAccountNumber, showPaymentDetails } from "./payment-fields.ts";
import { showTransaction } from "./sources.ts";

export interface SuggestionArguments {
  refundLineItems?: RefundLineInput[] | null;
  refundShipping?: boolean | null;
  shippingAmount?: unknown;
  suggestFullRefund?: boolean | null;
  refundMethodAllocation?: "ORIGINAL_PAYMENT_METHODS" | "STORE_CREDIT" | null;
  refundDuties?: unknown[] | null;
}

function readWantedLines(context: RequestContext, order: OrderRecord, args: SuggestionArguments): WantedLine[] {
  if (args.suggestFullRefund) return wantEverything(context.state, order);
  // A suggestion proposes the location itself, so that a missing one is no error here.
  const inputs = (args.refundLineItems ?? []).map((input) => {
    const lineId = readGid("LineItem", input.lineItemId);
    const restocks = input.restockType === "CANCEL" || input.restockType === "RETURN";
    const suggested =
      restocks && !input.locationId && lineId !== null ? suggestLocation(context.state, order, lineId) : null;
    return suggested === null ? input : { ...input, locationId: gid("Location", suggested) };
  });
  const { wanted, errors } = checkRefundLines(context.state, order, inputs);
  if (errors[0]) throw makeError(errors[0].message, "BAD_REQUEST", { field: errors[0].field });
  return wanted;
}

function readShipping(order: OrderRecord, args: SuggestionArguments) {
  if (args.shippingAmount == null)
    return args.refundShipping || args.suggestFullRefund ? calculateShipping(order, "all") : { price: zero, tax: zero };
  const parsed = parseAmount(args.shippingAmount, order.presentmentCurrency);
  if (!parsed.ok || parsed.minor < 0) throw makeError("Shipping amount is not a valid amount", "BAD_REQUEST");
  if (parsed.minor > remainingOfShipping(order).price.presentment)
    throw makeError("Shipping amount is greater than the refundable shipping amount", "BAD_REQUEST");
  return calculateShipping(order, parsed.minor);
}

/** Spreads an amount over the payments, each up to what it can still give back. */
export function spreadOverPayments(order: OrderRecord, amount: MoneyPair) {
  let open = amount;
  return listRefundablePayments(order).flatMap(({ payment, left }) => {
    if (open.presentment <= 0) return [];
    const part = left.presentment <= open.presentment ? left : takePresentment(left, open.presentment);
    open = subtractPair(open, part);
    return [{ payment, left, part }];
  });
}

export function showSuggested(
  context: RequestContext,
  order: OrderRecord,
  { payment, left, part }: ReturnType<typeof spreadOverPayments>[number],
) {
  return {
    __typename: "SuggestedOrderTransaction",
    accountNumber: showAccountNumber(payment),
    amountSet: showPair(context, order, part),
    formattedGateway: payment.formattedGateway,
    gateway: payment.gateway,
    kind: "SUGGESTED_REFUND",
    maximumRefundableSet: showPair(context, order, left),
    parentTransaction: showTransaction(order, payment),
    paymentDetails: showPaymentDetails(payment),
  };
}

/** `Order.suggestedRefund`: what Shopify would give back for these lines and this shipping, and to which payment. */
export function suggestRefund(context: RequestContext, order: OrderRecord, args: SuggestionArguments) {
  if (args.refundDuties?.length) throw makeError("The stand-in does not model duties", "STANDIN_NOT_MODELLED");
  const lines = calculateLines(order, readWantedLines(context, order, args));
  const shipping = readShipping(order, args);
  const shippingLeft = remainingOfShipping(order);
  const maximum = atLeastZero(netPaymentOf(order));
  const amount = capAtNetPayment(order, sumRefund(order, lines, shipping));
  const discounted = addPairs(...lines.map((line) => line.subtotal));
  const cartDiscount = addPairs(...lines.map((line) => line.cartDiscount));
  const tax = addPairs(...lines.map((line) => line.tax), shipping.tax);
  const toStoreCredit = args.refundMethodAllocation === "STORE_CREDIT";
  const payments = toStoreCredit ? [] : spreadOverPayments(order, amount);
  const show = (pair: MoneyPair) => showPair(context, order, pair);

  return {
    __typename: "SuggestedRefund",
    amount: showShopMoney(context, amount),
    amountSet: show(amount),
    maximumRefundable: showShopMoney(context, maximum),
    maximumRefundableSet: show(maximum),
    subtotalSet: show(addPairs(discounted, cartDiscount)),
    discountedSubtotalSet: show(discounted),
    totalCartDiscountAmountSet: show(cartDiscount),
    totalTaxSet: show(tax),
    totalDutiesSet: show(zero),
    refundDuties: [],
    refundLineItems: lines.map(({ line, quantity, restockType, locationId, subtotal, tax: lineTax }) => ({
      __typename: "RefundLineItem",
      order,
      part: { id: null, lineId: line.id, quantity, restockType, locationId, subtotal, tax: lineTax },
    })),
    shipping: {
      __typename: "ShippingRefund",
      amount: showShopMoney(context, shipping.price),
      amountSet: show(shipping.price),
      taxSet: show(shipping.tax),
      maximumRefundable: showShopMoney(context, shippingLeft.price),
      maximumRefundableSet: show(shippingLeft.price),
    },
    suggestedTransactions: payments.map((one) => showSuggested(context, order, one)),
    suggestedRefundMethods: toStoreCredit
      ? [
          {
            __typename: "SuggestedStoreCreditRefund",
            amount: show(amount),
            maximumRefundable: show(maximum),
            expiresAt: null,
          },
        ]
      : [],
  };
}
