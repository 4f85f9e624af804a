import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { parseRounded } from "../orders/order-amounts.ts";
import type { PolicyFacts } from "./judge-policies.ts";

/**
 * What policies are judged by. It comes with the one call that a preview makes: an act spreads it in its own question.
 * More than ten parcels have no order that a person looks at.
 */
export const PolicyOrderFragment = graphql(`
  fragment PolicyOrder on Order {
    orderedAt: createdAt
    parcels: fulfillments(first: 10) {
      status
      sentAt: createdAt
      deliveredAt
    }
    customer {
      id
      numberOfOrders
      amountSpent {
        amount
        currencyCode
      }
      tags
    }
  }
`);

export type PolicyOrderAnswer = ResultOf<typeof PolicyOrderFragment>;

/** Nothing of these is with the customer. */
const undone: ReadonlySet<string> = new Set(["CANCELLED", "ERROR", "FAILURE"]);

/** Reads Shopify's live answer. */
export const readPolicyFacts = ({ orderedAt, parcels, customer }: PolicyOrderAnswer): PolicyFacts => ({
  orderedAt: new Date(orderedAt),
  parcels: parcels
    .filter(({ status }) => !undone.has(status))
    .map(({ sentAt, deliveredAt }) => ({
      sentAt: new Date(sentAt),
      deliveredAt: deliveredAt === null ? null : new Date(deliveredAt),
    })),
  customer: customer && {
    orderCount: Number(customer.numberOfOrders),
    spent: parseRounded(customer.amountSpent.amount, customer.amountSpent.currencyCode),
    tags: [...customer.tags],
  },
});
