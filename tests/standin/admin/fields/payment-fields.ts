import type { FieldMap } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { moneyV2, zero } from "../money.ts";
import { isUndecided, refundableOfPayment } from "../order-money.ts";
import { showPair, showShopMoney } from "./money-fields.ts";
import { showOrder, showTransaction } from "./sources.ts";
import type { TransactionSource } from "./sources.ts";
import type { TransactionRecord } from "../../state.ts";

/** `•••• •••• •••• 4242`, as Shopify shows a card. */
export function showAccountNumber(transaction: TransactionRecord): string | null {
  const last4 = transaction.paymentDetails?.last4;
  return last4 ? `•••• •••• •••• ${last4}` : null;
}

/** `CardPaymentDetails` where a card was used; other ways of paying have no details here. */
export function showPaymentDetails(transaction: TransactionRecord) {
  const details = transaction.paymentDetails;
  if (!details?.last4) return null;
  return {
    __typename: "CardPaymentDetails",
    company: details.company,
    number: showAccountNumber(transaction),
    paymentMethodName: "card",
    bin: null,
    avsResultCode: null,
    cvvResultCode: null,
    expirationMonth: null,
    expirationYear: null,
    name: null,
    wallet: null,
  };
}

const manualGateways = new Set([
  "manual",
  "bank_deposit",
  "cash_on_delivery",
  "Cash on Delivery (COD)",
  "Bank Deposit",
]);

export const transactionFields: FieldMap<TransactionSource> = {
  id: ({ transaction }) => gid("OrderTransaction", transaction.id),
  accountNumber: ({ transaction }) => showAccountNumber(transaction),
  amount: ({ transaction }, _args, context) => showShopMoney(context, transaction.amount),
  amountSet: ({ order, transaction }, _args, context) => showPair(context, order, transaction.amount),
  authorizationExpiresAt: () => null,
  createdAt: ({ transaction }) => formatInstant(transaction.createdAt),
  errorCode: ({ transaction }) => transaction.errorCode,
  fees: () => [],
  formattedGateway: ({ transaction }) => transaction.formattedGateway,
  gateway: ({ transaction }) => transaction.gateway,
  kind: ({ transaction }) => transaction.kind,
  manualPaymentGateway: ({ transaction }) => manualGateways.has(transaction.gateway),
  maximumRefundableV2: ({ order, transaction }, _args, context) =>
    moneyV2(refundableOfPayment(order, transaction).shop, context.state.shop.currencyCode),
  order: ({ order }) => showOrder(order),
  parentTransaction: ({ order, transaction }) => {
    const parent = order.transactions.find((candidate) => candidate.id === transaction.parentId);
    return parent ? showTransaction(order, parent) : null;
  },
  paymentDetails: ({ transaction }) => showPaymentDetails(transaction),
  paymentId: ({ order, transaction }) => `${order.name}.${transaction.parentId ?? transaction.id}`,
  processedAt: ({ transaction }) => formatInstant(transaction.processedAt),
  settlementCurrency: (_source, _args, context) => context.state.shop.currencyCode,
  status: ({ transaction }) => transaction.status,
  test: () => false,
  totalUnsettledSet: ({ order, transaction }, _args, context) =>
    showPair(context, order, isUndecided(transaction) ? transaction.amount : zero),
};
