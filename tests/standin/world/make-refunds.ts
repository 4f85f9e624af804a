import type { LineRecord, LocationRecord, MoneyPair, OrderRecord, RefundRecord, TransactionRecord } from "../state.ts";
import type { Ids } from "./ids.ts";
import { DAY, HOUR, writeInstant } from "./instants.ts";
import { sumShipping } from "./make-lines.ts";
import { isPaidMoney, makeTransaction } from "./make-payments.ts";
import { addPairs, makeZero, mapPair, subtractPairs, takeUnits } from "./money.ts";
import type { OrderFate } from "./order-fates.ts";
import type { Random } from "./random.ts";

/** An order while its refunds are made: lines, shipping, payments and fulfilments are there already. */
type RefundableOrder = Pick<
  OrderRecord,
  "lines" | "shippingLines" | "taxesIncluded" | "transactions" | "fulfillments" | "refunds"
>;

/** What refunds are made from. Instants in milliseconds; `from` is the earliest moment. */
export interface RefundContext {
  from: number;
  now: number;
  staffIds: readonly number[];
  locations: readonly LocationRecord[];
  random: Random;
  ids: Ids;
}

type Restock = RefundRecord["lines"][number]["restockType"];

const NOTES = ["Arrived damaged", "Sent back by customer", "Wrong item sent", "Goodwill", "Out of stock", null];

/** Makes the refunds of an order and adds them, with their transactions, to it. */
export function addRefunds(order: RefundableOrder, fate: OrderFate, context: RefundContext): void {
  const { random } = context;
  const at = Math.min(context.from + random.int(3, 60) * HOUR, context.now - HOUR / 2);
  const first = order.lines.slice(0, 1).map((line) => ({ line, quantity: 1 }));
  const all = order.lines.map((line) => ({ line, quantity: line.quantity }));
  const restock: Restock = order.fulfillments.length === 0 ? "CANCEL" : random.pick(["RETURN", "NO_RESTOCK"]);
  const refund = (options: Partial<RefundOptions>): void =>
    addRefund(
      order,
      { lines: first, shipping: false, restock, status: "SUCCESS", toCredit: false, at, ...options },
      context,
    );

  switch (fate.refund) {
    case "none":
      return;
    case "full":
      return refund({ lines: all, shipping: true });
    case "shipping":
      return refund({ lines: [], shipping: true });
    case "pending":
      return refund({ status: "PENDING", at: Math.max(at, context.now - 2 * DAY) });
    case "failed":
      return refund({ status: "FAILURE" });
    case "store credit":
      return refund({ toCredit: true });
    case "two refunds":
      refund({ at: Math.min(at, context.now - 3 * HOUR) });
      return refund({ at: Math.min(at + 2 * DAY, context.now - HOUR) });
    case "one unit":
    case "before shipping":
      return refund({ restock: fate.refund === "one unit" ? restock : "CANCEL" });
  }
}

interface RefundOptions {
  lines: { line: LineRecord; quantity: number }[];
  shipping: boolean;
  restock: Restock;
  status: TransactionRecord["status"];
  toCredit: boolean;
  at: number;
}

function addRefund(order: RefundableOrder, options: RefundOptions, context: RefundContext): void {
  const { ids, random } = context;
  const lines = options.lines.map(({ line, quantity }) => {
    if (options.restock === "CANCEL") line.removedQuantity += quantity;
    return {
      id: ids.next(),
      lineId: line.id,
      quantity,
      restockType: options.restock,
      locationId: options.restock === "NO_RESTOCK" ? null : (context.locations[0]?.id ?? null),
      ...computeLineRefund(order, line, quantity),
    };
  });
  const shipping = options.shipping ? sumShipping(order) : makeZero();
  const shippingTax = options.shipping ? addPairs(...order.shippingLines.map((line) => line.tax)) : makeZero();
  const onTop = order.taxesIncluded ? [] : [shippingTax, ...lines.map((line) => line.tax)];
  const total = addPairs(shipping, ...lines.map((line) => line.subtotal), ...onTop);
  const transactions = options.toCredit ? [] : makeRefundTransactions(order, total, options, ids);
  order.transactions.push(...transactions);
  order.refunds.push({
    id: ids.next(),
    createdAt: writeInstant(options.at),
    updatedAt: writeInstant(options.at),
    note: random.pick(NOTES),
    staffId: random.pick(context.staffIds),
    lines,
    shipping,
    shippingTax,
    transactionIds: transactions.map((transaction) => transaction.id),
    storeCredit: options.toCredit ? total : makeZero(),
  });
}

/** What these units of a line bring back, after what earlier refunds took: the last unit takes the remainder. */
function computeLineRefund(
  order: RefundableOrder,
  line: LineRecord,
  quantity: number,
): { subtotal: MoneyPair; tax: MoneyPair } {
  const earlier = order.refunds.flatMap((refund) => refund.lines).filter((each) => each.lineId === line.id);
  const unitsLeft = line.quantity - earlier.reduce((sum, each) => sum + each.quantity, 0);
  const paid = subtractPairs(
    mapPair(line.unitPrice, (price) => price * line.quantity),
    line.discount,
  );
  const take = (whole: MoneyPair, taken: MoneyPair[]): MoneyPair =>
    mapPair(subtractPairs(whole, addPairs(...taken)), (rest) => takeUnits(rest, unitsLeft, quantity));
  return {
    subtotal: take(
      paid,
      earlier.map((each) => each.subtotal),
    ),
    tax: take(
      line.tax,
      earlier.map((each) => each.tax),
    ),
  };
}

/** Spreads a refund over the payments, the last payment first, never more than is left of each. */
function makeRefundTransactions(
  order: RefundableOrder,
  total: MoneyPair,
  options: RefundOptions,
  ids: Ids,
): TransactionRecord[] {
  const made: TransactionRecord[] = [];
  let rest = total;
  for (const payment of order.transactions.filter(isPaidMoney).reverse()) {
    const spent = order.transactions.filter(
      (each) => each.parentId === payment.id && each.kind === "REFUND" && each.status !== "FAILURE",
    );
    const left = subtractPairs(payment.amount, addPairs(...spent.map((each) => each.amount)));
    // A payment that covers the rest in the customer's currency covers it whole; the shop's side follows.
    const amount = rest.presentment <= left.presentment && rest.shop <= left.shop ? rest : left;
    if (amount.presentment <= 0) continue;
    made.push(
      makeTransaction(
        {
          kind: "REFUND",
          status: options.status,
          gateway: payment.gateway,
          amount,
          at: options.at,
          parentId: payment.id,
          details: payment.paymentDetails,
          errorCode: options.status === "FAILURE" ? "GENERIC_ERROR" : null,
        },
        ids,
      ),
    );
    rest = subtractPairs(rest, amount);
  }
  if (rest.shop !== 0 || rest.presentment !== 0) throw new Error("A refund is greater than what was paid");
  return made;
}
