import type { PolicyFacts } from "#app/features/policies/judge-policies.ts";
import { readPolicyFacts } from "#app/features/policies/policy-facts.ts";
import { parseDecimal, type MoneyBag } from "#app/features/shared/money.ts";
import { parseRounded } from "#app/features/orders/order-amounts.ts";
import type { AmountsAnswer } from "#app/features/orders/order-document.ts";
import type { RefundSuggestionAnswer, RefundTransactionAnswer } from "./refund-documents.ts";
import { describePayment, type PaymentMethod } from "./refund-method.ts";

/** An order's money and units at one moment, with Shopify's calculation of one refund of it. */
export interface RefundFacts {
  orderId: string;
  orderName: string;
  updatedAt: string;
  shopCurrency: string;
  /** The currency the customer paid in: refunds are counted in it. */
  currency: string;
  /** Shopify's numeric id; null: a guest. */
  customerId: string | null;
  /** Duties that the order still contains; null: none. Shopify refunds them only where it is told which: not from here. */
  duties: MoneyBag | null;
  lines: FactLine[];
  payments: PaymentLeft[];
  /** Refunds already made: numeric ids, and notes. */
  refundIds: string[];
  notes: string[];
  policy: PolicyFacts;
  /** null: Shopify calculates no refund for this order. */
  suggestion: Suggestion | null;
  /** null: not allowed to read them. */
  locations: { id: string; name: string }[] | null;
}

export interface FactLine {
  lineId: string;
  title: string;
  variantTitle: string | null;
  imageUrl: string | null;
  refundable: number;
  unfulfilled: number;
  unitPrice: MoneyBag;
}

/** A payment that can still give money back, in the order in which Shopify would use them. */
export interface PaymentLeft extends PaymentMethod {
  /** Global id of the transaction; null where Shopify names none. */
  parentId: string | null;
  gateway: string;
  left: MoneyBag;
  /** What Shopify suggests to give back to it. */
  suggested: MoneyBag;
}

export interface Suggestion {
  amount: MoneyBag;
  maximum: MoneyBag;
  subtotal: MoneyBag;
  tax: MoneyBag;
  shipping: MoneyBag;
  shippingLeft: MoneyBag;
  lines: { lineId: string; quantity: number; subtotal: MoneyBag; tax: MoneyBag }[];
}

/** The numeric tail of a global id. */
export const idOf = (gid: string): string => /\/(\d+)(\?|$)/.exec(gid)?.[1] ?? gid;

/** Both halves of an amount. @throws RangeError when Shopify writes what its currency does not have */
export const readAmounts = (answer: AmountsAnswer): MoneyBag => ({
  shop: parseDecimal(answer.shopMoney.amount, answer.shopMoney.currencyCode),
  presentment: parseDecimal(answer.presentmentMoney.amount, answer.presentmentMoney.currencyCode),
});

/**
 * The same of amounts that are only shown or compared, never sent: a share of a discount, or what somebody converted, may
 * come with more decimals than its currency has.
 */
export const readShown = (answer: AmountsAnswer): MoneyBag => ({
  shop: parseRounded(answer.shopMoney.amount, answer.shopMoney.currencyCode),
  presentment: parseRounded(answer.presentmentMoney.amount, answer.presentmentMoney.currencyCode),
});

function readDuties(answer: AmountsAnswer | null): MoneyBag | null {
  const duties = answer && readShown(answer);
  return duties && duties.presentment.minor > 0n ? duties : null;
}

/** Reads Shopify's live answer; null when the order is not there (or not for us). */
export function readRefundFacts(answer: RefundSuggestionAnswer): RefundFacts | null {
  const { order, locations } = answer;
  if (!order) return null;
  const suggested = order.suggestedRefund;
  return {
    orderId: order.legacyResourceId,
    orderName: order.name,
    updatedAt: order.updatedAt,
    shopCurrency: order.currencyCode,
    currency: order.presentmentCurrencyCode,
    customerId: order.customer && idOf(order.customer.id),
    duties: readDuties(order.currentTotalDutiesSet),
    lines: order.lineItems.nodes.map((line) => ({
      lineId: idOf(line.id),
      title: line.title,
      variantTitle: line.variantTitle,
      imageUrl: line.image?.url ?? null,
      refundable: line.refundableQuantity,
      unfulfilled: line.unfulfilledQuantity,
      unitPrice: readShown(line.discountedUnitPriceAfterAllDiscountsSet),
    })),
    payments: readPayments(order.transactions, suggested?.suggestedTransactions ?? []),
    refundIds: order.refunds.map(({ legacyResourceId }) => legacyResourceId),
    notes: order.refunds.flatMap(({ note }) => (note ? [note] : [])),
    policy: readPolicyFacts(order),
    suggestion: suggested && {
      amount: readAmounts(suggested.amountSet),
      maximum: readAmounts(suggested.maximumRefundableSet),
      subtotal: readShown(suggested.discountedSubtotalSet),
      tax: readShown(suggested.totalTaxSet),
      shipping: readAmounts(suggested.shipping.amountSet),
      shippingLeft: readAmounts(suggested.shipping.maximumRefundableSet),
      lines: suggested.refundLineItems.map((line) => ({
        lineId: idOf(line.lineItem.id),
        quantity: line.quantity,
        subtotal: readShown(line.subtotalSet),
        tax: readShown(line.totalTaxSet),
      })),
    },
    locations: locations?.nodes.map(({ legacyResourceId, name }) => ({ id: legacyResourceId, name })) ?? null,
  };
}

type SuggestedTransactions = NonNullable<
  NonNullable<RefundSuggestionAnswer["order"]>["suggestedRefund"]
>["suggestedTransactions"];

/**
 * First the payments that Shopify suggests, in its order, then the others that still hold money: a free amount may need
 * them although Shopify suggested nothing there.
 */
export function readPayments(
  transactions: readonly RefundTransactionAnswer[],
  suggested: SuggestedTransactions,
): PaymentLeft[] {
  const byId = new Map(transactions.map((transaction) => [transaction.id, transaction]));
  const first = suggested.map((one): PaymentLeft => {
    const parent = one.parentTransaction && byId.get(one.parentTransaction.id);
    const amount = readAmounts(one.amountSet);
    const left = one.maximumRefundableSet
      ? readAmounts(one.maximumRefundableSet)
      : parent
        ? leftOf(parent, transactions)
        : amount;
    const described = describePayment(parent ?? { gateway: one.gateway, formattedGateway: null, paymentDetails: null });
    return {
      ...described,
      parentId: one.parentTransaction?.id ?? null,
      gateway: one.gateway ?? parent?.gateway ?? "",
      left,
      suggested: amount,
    };
  });
  const named = new Set(first.map(({ parentId }) => parentId));
  const others = transactions.flatMap((payment): PaymentLeft[] => {
    const left = leftOf(payment, transactions);
    if (named.has(payment.id) || left.presentment.minor <= 0n) return [];
    const none = { shop: { ...left.shop, minor: 0n }, presentment: { ...left.presentment, minor: 0n } };
    return [
      { ...describePayment(payment), parentId: payment.id, gateway: payment.gateway ?? "", left, suggested: none },
    ];
  });
  return [...first, ...others];
}

const gone = new Set(["SUCCESS", "PENDING", "AWAITING_RESPONSE", "UNKNOWN"]);

/** What a payment still holds: itself, less the refunds to it that have not failed. */
function leftOf(payment: RefundTransactionAnswer, all: readonly RefundTransactionAnswer[]): MoneyBag {
  const paid = readAmounts(payment.amountSet);
  const isPayment = (payment.kind === "SALE" || payment.kind === "CAPTURE") && payment.status === "SUCCESS";
  const back = all
    .filter((one) => one.kind === "REFUND" && one.parentTransaction?.id === payment.id && gone.has(one.status))
    .map((one) => readAmounts(one.amountSet));
  const rest = (side: "shop" | "presentment") => {
    const minor = isPayment ? back.reduce((left, amounts) => left - amounts[side].minor, paid[side].minor) : 0n;
    return { ...paid[side], minor: minor > 0n ? minor : 0n };
  };
  return { shop: rest("shop"), presentment: rest("presentment") };
}
