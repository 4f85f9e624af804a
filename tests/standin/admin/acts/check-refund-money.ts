import type { MoneyPair, OrderRecord, TransactionRecord } from "../../state.ts";
import { calculateShipping } from "../calculate-refund.ts";
import type { CalculatedShipping } from "../calculate-refund.ts";
import { formatForPeople, parseAmount } from "../currency.ts";
import type { UserError } from "../errors.ts";
import { readGid } from "../gid.ts";
import { takePresentment, zero } from "../money.ts";
import { netPaymentOf, refundableOfPayment, remainingOfShipping } from "../order-money.ts";
import type { RefundInput, RefundTransactionInput } from "./refund-input.ts";

/** Money that goes back to one payment. */
export interface PaymentRefund {
  payment: TransactionRecord;
  amount: MoneyPair;
}

export interface RefundMoney {
  payments: PaymentRefund[];
  shipping: CalculatedShipping;
  storeCredit: MoneyPair;
  errors: UserError[];
}

function readPositive(value: unknown, currency: string, field: string[], errors: UserError[]): number | null {
  const parsed = parseAmount(value, currency);
  if (!parsed.ok) {
    const message =
      parsed.problem === "too_many_decimals"
        ? `Amount has too many decimal places for ${currency}`
        : "Amount is not a number";
    errors.push({ field, message });
    return null;
  }
  if (parsed.minor > 0) return parsed.minor;
  errors.push({ field, message: "Amount must be greater than 0" });
  return null;
}

function checkCurrency(order: OrderRecord, shopCurrency: string, input: RefundInput): UserError[] {
  const wanted = order.presentmentCurrency;
  if (!input.currency && wanted !== shopCurrency)
    return [
      { field: ["currency"], message: "Currency is required when the order's presentment currency is not the shop's" },
    ];
  if (input.currency && input.currency !== wanted)
    return [{ field: ["currency"], message: `Currency must be the order's presentment currency (${wanted})` }];
  return [];
}

function checkPayments(order: OrderRecord, input: RefundInput, errors: UserError[]): PaymentRefund[] {
  const taken = new Map<number, number>();
  return (input.transactions ?? []).flatMap((transaction: RefundTransactionInput, place) => {
    const fieldOf = (name: string) => ["transactions", String(place), name];
    const refuse = (name: string, message: string) => {
      errors.push({ field: fieldOf(name), message });
      return [];
    };
    if (transaction.orderId !== input.orderId) return refuse("orderId", "Order must be the order that is refunded");
    if (transaction.kind !== "REFUND") return refuse("kind", "Kind must be refund");
    const amount = readPositive(transaction.amount, order.presentmentCurrency, fieldOf("amount"), errors);
    if (amount === null) return [];
    if (!transaction.parentId) return refuse("parentId", "Parent transaction can't be blank");
    const parentId = readGid("OrderTransaction", transaction.parentId);
    const payment = order.transactions.find((candidate) => candidate.id === parentId);
    if (!payment) return refuse("parentId", "Parent transaction does not exist");
    if (payment.gateway !== transaction.gateway)
      return refuse("gateway", "Gateway does not match the gateway of the parent transaction");
    const left = refundableOfPayment(order, payment);
    const before = taken.get(payment.id) ?? 0;
    taken.set(payment.id, before + amount);
    if (before + amount > left.presentment && !input.allowOverRefunding)
      return refuse("amount", "Amount exceeds the amount that can be refunded to the parent transaction");
    // Money beyond what the payment holds can only be turned into the shop's currency by the payment's own rate.
    const rate = before + amount > left.presentment ? payment.amount : left;
    const upTo = (presentment: number) =>
      rate === left ? takePresentment(rate, presentment).shop : scale(rate, presentment);
    return [{ payment, amount: { shop: upTo(before + amount) - upTo(before), presentment: amount } }];
  });
}

/** The shop's half of an amount at a payment's rate, also beyond the payment itself. */
function scale(rate: MoneyPair, presentment: number): number {
  if (rate.presentment === 0) return 0;
  const divisor = 2n * BigInt(rate.presentment);
  return Number((2n * BigInt(rate.shop) * BigInt(presentment) + BigInt(rate.presentment)) / divisor);
}

function checkShipping(order: OrderRecord, input: RefundInput, errors: UserError[]): CalculatedShipping {
  const none = { price: zero, tax: zero };
  const { amount, fullRefund } = input.shipping ?? {};
  if (fullRefund && amount != null) {
    errors.push({ field: ["shipping"], message: "Shipping accepts either an amount or a full refund" });
    return none;
  }
  if (fullRefund) return calculateShipping(order, "all");
  if (amount == null) return none;
  const parsed = parseAmount(amount, order.presentmentCurrency);
  if (parsed.ok && parsed.minor === 0) return none;
  const presentment = readPositive(amount, order.presentmentCurrency, ["shipping", "amount"], errors);
  if (presentment === null) return none;
  if (presentment > remainingOfShipping(order).price.presentment) {
    errors.push({
      field: ["shipping", "amount"],
      message: "Shipping amount is greater than the refundable shipping amount",
    });
    return none;
  }
  return calculateShipping(order, presentment);
}

function checkStoreCredit(order: OrderRecord, input: RefundInput, errors: UserError[]): MoneyPair {
  const methods = input.refundMethods ?? [];
  if (methods.length === 0) return zero;
  const field = ["refundMethods", "0", "storeCreditRefund", "amount"];
  const refuse = (message: string, at = field) => {
    errors.push({ field: at, message });
    return zero;
  };
  if (methods.length > 1) return refuse("Refund methods can't contain more than one entry", ["refundMethods"]);
  const money = methods[0]!.storeCreditRefund!.amount;
  if (order.customerId === null) return refuse("Store credit needs an order with a customer", field.slice(0, 3));
  if (money.currencyCode !== order.presentmentCurrency)
    return refuse(`Currency must be the order's presentment currency (${order.presentmentCurrency})`, [
      ...field,
      "currencyCode",
    ]);
  const presentment = readPositive(money.amount, order.presentmentCurrency, [...field, "amount"], errors);
  if (presentment === null) return zero;
  const net = netPaymentOf(order);
  return { shop: net.presentment > 0 ? scale(net, presentment) : 0, presentment };
}

/**
 * Checks every amount of a refund: its currency, what each payment and the shipping can still give back, and that all
 * together is no more than the order's net payment.
 */
export function checkRefundMoney(order: OrderRecord, shopCurrency: string, input: RefundInput): RefundMoney {
  const errors = checkCurrency(order, shopCurrency, input);
  const payments = checkPayments(order, input, errors);
  const shipping = checkShipping(order, input, errors);
  const storeCredit = checkStoreCredit(order, input, errors);
  const amounts = (input.transactions ?? []).map((transaction) =>
    parseAmount(transaction.amount, order.presentmentCurrency),
  );
  const total = amounts.reduce(
    (sum, amount) => sum + (amount.ok ? Math.max(0, amount.minor) : 0),
    storeCredit.presentment,
  );
  const net = netPaymentOf(order).presentment;
  if (total > Math.max(0, net) && !input.allowOverRefunding) {
    const show = (minor: number) => formatForPeople(minor, order.presentmentCurrency);
    errors.unshift({
      field: null,
      message: `Refund amount ${show(total)} is greater than net payment received ${show(net)}`,
    });
  }
  return { payments, shipping, storeCredit, errors };
}
