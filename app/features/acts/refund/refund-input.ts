import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import { formatMoney, moneyFromJson, toDecimal, type Money, type MoneyBag } from "#app/features/shared/money.ts";
import type { RefundCreate } from "./refund-documents.ts";
import type { FactLine, RefundFacts, Suggestion } from "./refund-facts.ts";
import { storeCredit, type PaymentMethod } from "./refund-method.ts";
import { writeRefundNote } from "./refund-note.ts";
import { atRate, splitOverPayments } from "./refund-payments.ts";
import type { RefundChoice } from "./refund-preview.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";

export type RefundInput = VariablesOf<typeof RefundCreate>["input"];
type RefundLineInput = NonNullable<RefundInput["refundLineItems"]>[number];

/** A refund as it will be sent, and what it amounts to. */
export interface PlannedRefund {
  input: RefundInput;
  amount: MoneyBag;
  payments: (PaymentMethod & { amount: MoneyBag })[];
}

const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/**
 * The lines of a choice as Shopify takes them: units not sent yet are cancelled, the others returned, where stock goes
 * back; one choice can so become two entries.
 */
export function writeRefundLines(choice: RefundChoice, lines: readonly FactLine[]): RefundLineInput[] {
  const { restock } = choice;
  return choice.lines.flatMap(({ lineId, quantity }): RefundLineInput[] => {
    const lineItemId = gid("LineItem", lineId);
    if (restock.kind === "none") return [{ lineItemId, quantity, restockType: "NO_RESTOCK" as const }];
    const locationId = gid("Location", restock.locationId);
    const unfulfilled = lines.find((line) => line.lineId === lineId)?.unfulfilled ?? 0;
    const cancelled = Math.min(quantity, unfulfilled);
    return [
      { lineItemId, quantity: cancelled, restockType: "CANCEL" as const, locationId },
      { lineItemId, quantity: quantity - cancelled, restockType: "RETURN" as const, locationId },
    ].filter((part) => part.quantity > 0);
  });
}

/**
 * Turns a choice and Shopify's calculation of it into exactly what `refundCreate` is asked for, or says which fields of
 * the form do not fit the order.
 * @param left what may at most be refunded (see refundableLeft), in the currency the customer paid in
 * @param locale only for sums named in a problem's detail
 */
export function planRefund(
  choice: RefundChoice,
  facts: RefundFacts,
  left: Money,
  key: string,
  locale: string,
): Checked<PlannedRefund> {
  const { suggestion } = facts;
  if (!suggestion || left.minor <= 0n) return { ok: false, problems: [{ field: "", problem: "nothing_left" }] };
  const problems = checkChoice(choice, facts, suggestion, locale);
  const amount = choice.amount ? moneyFromJson(choice.amount) : suggestion.amount.presentment;
  if (!problems.length && amount.minor <= 0n) problems.push({ field: "amount", problem: "zero" });
  if (!problems.length && amount.minor > left.minor)
    problems.push({ field: "amount", problem: "over_refund", detail: formatMoney(left, locale) });
  if (problems.length) return { ok: false, problems };

  const money = choice.method === "store_credit" ? asStoreCredit(amount, suggestion) : toPayments(amount, facts);
  if (!money) return { ok: false, problems: [{ field: "amount", problem: "payment_unknown" }] };
  const lines = writeRefundLines(choice, facts.lines);
  const shipping = suggestion.shipping.presentment;
  return {
    ok: true,
    value: {
      amount: { presentment: amount, shop: shopSideOf(amount, money.payments, suggestion) },
      payments: money.payments,
      input: {
        orderId: gid("Order", facts.orderId),
        ...(facts.currency !== facts.shopCurrency && { currency: facts.currency as RefundInput["currency"] }),
        note: writeRefundNote(choice.reason, choice.note, key),
        notify: choice.notify,
        ...(lines.length && { refundLineItems: lines }),
        ...(shipping.minor > 0n && { shipping: { amount: toDecimal(shipping) } }),
        ...money.input,
      },
    },
  };
}

interface MoneyPart {
  payments: PlannedRefund["payments"];
  input: Pick<RefundInput, "transactions" | "refundMethods">;
}

function toPayments(amount: Money, facts: RefundFacts): MoneyPart | null {
  const parts = splitOverPayments(amount, facts.payments);
  if (!parts || parts.some(({ payment }) => !payment.gateway)) return null;
  return {
    payments: parts.map(({ payment: { method, kind }, amount: part }) => ({ method, kind, amount: part })),
    input: {
      transactions: parts.map(({ payment, amount: part }) => ({
        orderId: gid("Order", facts.orderId),
        ...(payment.parentId && { parentId: payment.parentId }),
        gateway: payment.gateway,
        kind: "REFUND" as const,
        amount: toDecimal(part.presentment),
      })),
    },
  };
}

function asStoreCredit(amount: Money, suggestion: Suggestion): MoneyPart {
  const currencyCode = amount.currency as NonNullable<RefundInput["currency"]>;
  return {
    payments: [{ ...storeCredit, amount: { presentment: amount, shop: atRate(amount, suggestion.maximum) } }],
    input: {
      transactions: [],
      refundMethods: [{ storeCreditRefund: { amount: { amount: toDecimal(amount), currencyCode } } }],
    },
  };
}

/** As Shopify calculated it where its sum is taken, else what the payments sum up to. */
function shopSideOf(amount: Money, payments: PlannedRefund["payments"], suggestion: Suggestion): Money {
  if (amount.minor === suggestion.amount.presentment.minor) return suggestion.amount.shop;
  const minor = payments.reduce((sum, payment) => sum + payment.amount.shop.minor, 0n);
  return { minor, currency: suggestion.amount.shop.currency };
}

function checkChoice(choice: RefundChoice, facts: RefundFacts, suggestion: Suggestion, locale: string): FieldProblem[] {
  const problems = checkRefundFields(choice, facts);
  if (problems.length) return problems;
  if (choice.shipping.kind === "amount") {
    const wanted = moneyFromJson(choice.shipping.amount);
    const left = suggestion.shippingLeft.presentment;
    if (wanted.minor > left.minor)
      problems.push({ field: "shippingAmount", problem: "shipping_over", detail: formatMoney(left, locale) });
    else if (wanted.minor !== suggestion.shipping.presentment.minor)
      // Shopify understood another sum than was typed, e.g. in the other currency.
      problems.push({ field: "shippingAmount", problem: "shipping_unclear" });
  }
  for (const { lineId, quantity } of choice.lines) {
    const counted = suggestion.lines
      .filter((line) => line.lineId === lineId)
      .reduce((sum, line) => sum + line.quantity, 0);
    if (counted !== quantity) problems.push({ field: `line.${lineId}`, problem: "quantity", detail: String(counted) });
  }
  return problems;
}

/** What of a choice does not fit the order, whatever Shopify calculates. */
export function checkRefundFields(choice: RefundChoice, facts: RefundFacts): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const { lineId, quantity } of choice.lines) {
    const line = facts.lines.find((candidate) => candidate.lineId === lineId);
    const field = `line.${lineId}`;
    if (!line) problems.push({ field, problem: "unknown_line" });
    else if (quantity < 1 || !Number.isSafeInteger(quantity) || quantity > line.refundable)
      problems.push({ field, problem: "quantity", detail: String(line.refundable) });
  }
  const typed = [
    ["amount", choice.amount],
    ["shippingAmount", choice.shipping.kind === "amount" ? choice.shipping.amount : null],
  ] as const;
  for (const [field, money] of typed) {
    if (!money) continue;
    if (money.currency !== facts.currency) problems.push({ field, problem: "other_currency", detail: facts.currency });
    else if (BigInt(money.minor) <= 0n)
      problems.push({ field, problem: BigInt(money.minor) === 0n ? "zero" : "negative" });
  }
  const { restock } = choice;
  if (restock.kind === "to" && facts.locations && !facts.locations.some(({ id }) => id === restock.locationId))
    problems.push({ field: "restock", problem: "unknown_location" });
  if (choice.method === "store_credit" && facts.customerId === null)
    problems.push({ field: "method", problem: "no_customer" });
  return problems;
}
