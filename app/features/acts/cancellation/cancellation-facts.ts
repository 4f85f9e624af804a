import type { PolicyFacts } from "#app/features/policies/judge-policies.ts";
import { readPolicyFacts } from "#app/features/policies/policy-facts.ts";
import type { MoneyBag } from "#app/features/shared/money.ts";
import { idOf, readAmounts, readPayments, type PaymentLeft } from "../refund/refund-facts.ts";
import type { CancellationFactsAnswer } from "./cancellation-documents.ts";
import type { CannotCancel } from "./cancellation-problems.ts";
import { titleLine, type LineTitle } from "../line-title.ts";

/** An order at one moment, as far as cancelling it goes. */
export interface CancellationFacts {
  orderId: string;
  orderName: string;
  updatedAt: string;
  /** Shopify's numeric id; null: a guest. */
  customerId: string | null;
  /** null: it can be cancelled, as far as one can see. */
  obstacle: CannotCancel | null;
  lines: (LineTitle & { lineId: string; quantity: number })[];
  /** All that is left of what was paid, and where it came from. */
  paid: MoneyBag;
  payments: PaymentLeft[];
  /** Set aside on the customer's card and not taken: cancelling lets go of it. */
  authorized: MoneyBag;
  refundIds: string[];
  policy: PolicyFacts;
}

/** Nothing of these went out, or not any more. */
const undone = new Set<string>(["CANCELLED", "ERROR", "FAILURE"]);

/** Reads Shopify's live answer; null when the order is not there (or not for us). */
export function readCancellationFacts({ order }: CancellationFactsAnswer): CancellationFacts | null {
  if (!order) return null;
  const suggested = order.suggestedRefund;
  const authorized = readAmounts(order.totalCapturableSet);
  const isSent =
    order.fulfillments.some(({ status }) => !undone.has(status)) ||
    order.displayFulfillmentStatus === "FULFILLED" ||
    order.displayFulfillmentStatus === "PARTIALLY_FULFILLED";
  return {
    orderId: order.legacyResourceId,
    orderName: order.name,
    updatedAt: order.updatedAt,
    customerId: order.customer && idOf(order.customer.id),
    obstacle: order.cancelledAt ? "cancelled" : isSent ? "fulfilled" : null,
    lines: order.lineItems.nodes
      .filter(({ currentQuantity }) => currentQuantity > 0)
      .map((line) => ({
        lineId: idOf(line.id),
        ...titleLine(line),
        quantity: line.currentQuantity,
      })),
    paid: suggested
      ? readAmounts(suggested.maximumRefundableSet)
      : {
          shop: { minor: 0n, currency: order.currencyCode },
          presentment: { minor: 0n, currency: order.presentmentCurrencyCode },
        },
    payments: readPayments(order.transactions, suggested?.suggestedTransactions ?? []),
    authorized,
    refundIds: order.refunds.map(({ legacyResourceId }) => legacyResourceId),
    policy: readPolicyFacts(order),
  };
}
