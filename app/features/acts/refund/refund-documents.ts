import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { AmountsFragment } from "#app/features/orders/order-document.ts";

export const RefundTransactionFragment = graphql(
  `
    fragment RefundTransaction on OrderTransaction {
      id
      kind
      status
      gateway
      formattedGateway
      amountSet {
        ...Amounts
      }
      parentTransaction {
        id
      }
      paymentDetails {
        __typename
        ... on CardPaymentDetails {
          company
          number
        }
      }
    }
  `,
  [AmountsFragment],
);

export const MadeRefundFragment = graphql(
  `
    fragment MadeRefund on Refund {
      legacyResourceId
      createdAt
      note
      totalRefundedSet {
        ...Amounts
      }
      transactions(first: 20) {
        nodes {
          ...RefundTransaction
        }
      }
    }
  `,
  [AmountsFragment, RefundTransactionFragment],
);

/**
 * Everything the form and the preview of a refund need, in one live call: the order's money and units as they are now,
 * Shopify's own calculation, where stock may go back to, and refunds already made (our marks are in their notes).
 * The calculation knows nothing of restocking: it does not change what is paid back.
 */
export const RefundSuggestion = graphql(
  `
    query RefundSuggestion(
      $id: ID!
      $lines: [RefundLineItemInput!]
      $allShipping: Boolean
      $shippingAmount: Money
      $withLocations: Boolean!
    ) {
      order(id: $id) {
        ...PolicyOrder
        legacyResourceId
        name
        updatedAt
        cancelledAt
        currencyCode
        presentmentCurrencyCode
        currentTotalDutiesSet {
          ...Amounts
        }
        customer {
          id
        }
        lineItems(first: 250) {
          nodes {
            id
            title
            variantTitle
            refundableQuantity
            unfulfilledQuantity
            image {
              url
            }
            discountedUnitPriceAfterAllDiscountsSet {
              ...Amounts
            }
          }
        }
        transactions(first: 100) {
          ...RefundTransaction
        }
        refunds(first: 250) {
          legacyResourceId
          note
        }
        suggestedRefund(refundLineItems: $lines, refundShipping: $allShipping, shippingAmount: $shippingAmount) {
          amountSet {
            ...Amounts
          }
          maximumRefundableSet {
            ...Amounts
          }
          discountedSubtotalSet {
            ...Amounts
          }
          totalTaxSet {
            ...Amounts
          }
          shipping {
            amountSet {
              ...Amounts
            }
            maximumRefundableSet {
              ...Amounts
            }
          }
          refundLineItems {
            quantity
            lineItem {
              id
            }
            subtotalSet {
              ...Amounts
            }
            totalTaxSet {
              ...Amounts
            }
          }
          suggestedTransactions {
            gateway
            amountSet {
              ...Amounts
            }
            maximumRefundableSet {
              ...Amounts
            }
            parentTransaction {
              id
            }
          }
        }
      }
      locations(first: 50) @include(if: $withLocations) {
        nodes {
          legacyResourceId
          name
        }
      }
    }
  `,
  [AmountsFragment, RefundTransactionFragment, PolicyOrderFragment],
);

/** Makes the refund. Shopify does it once for each key, as long as it remembers the key: 24 hours. */
export const RefundCreate = graphql(
  `
    mutation RefundCreate($input: RefundInput!, $key: String!) {
      refundCreate(input: $input) @idempotent(key: $key) {
        refund {
          ...MadeRefund
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [MadeRefundFragment],
);

/** The order's refunds, to look for ours by its mark. */
export const RefundReadBack = graphql(
  `
    query RefundReadBack($id: ID!) {
      order(id: $id) {
        legacyResourceId
        refunds(first: 250) {
          ...MadeRefund
        }
      }
    }
  `,
  [MadeRefundFragment],
);

/** What was refunded meanwhile: asked just before a refund is begun. */
export const RefundLastLook = graphql(`
  query RefundLastLook($id: ID!) {
    order(id: $id) {
      refunds(first: 250) {
        legacyResourceId
        note
      }
    }
  }
`);

export type RefundSuggestionAnswer = ResultOf<typeof RefundSuggestion>;
export type RefundCreateAnswer = ResultOf<typeof RefundCreate>;
export type MadeRefundAnswer = ResultOf<typeof MadeRefundFragment>;
export type RefundTransactionAnswer = ResultOf<typeof RefundTransactionFragment>;
