import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { AmountsFragment } from "#app/features/orders/order-document.ts";
import { RefundTransactionFragment } from "../refund/refund-documents.ts";

/**
 * Everything that the preview of a cancellation needs, in one live call. Shopify gives back all that is left of the money.
 */
export const CancellationFacts = graphql(
  `
    query CancellationFacts($id: ID!) {
      order(id: $id) {
        ...PolicyOrder
        legacyResourceId
        name
        updatedAt
        cancelledAt
        displayFulfillmentStatus
        currencyCode
        presentmentCurrencyCode
        customer {
          id
        }
        totalCapturableSet {
          ...Amounts
        }
        fulfillments(first: 25) {
          status
        }
        lineItems(first: 250) {
          nodes {
            id
            title
            variantTitle
            currentQuantity
          }
        }
        transactions(first: 100) {
          ...RefundTransaction
        }
        refunds(first: 250) {
          legacyResourceId
        }
        suggestedRefund(suggestFullRefund: true) {
          maximumRefundableSet {
            ...Amounts
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
    }
  `,
  [AmountsFragment, RefundTransactionFragment, PolicyOrderFragment],
);

/** Whether the order is still as previewed: asked just before it is acted on. */
export const CancellationLastLook = graphql(`
  query CancellationLastLook($id: ID!) {
    order(id: $id) {
      updatedAt
      cancelledAt
    }
  }
`);

/**
 * Cancels the order: Shopify answers with a job and cancels a little later. It knows no key: whoever asks twice asks for
 * two cancellations.
 */
export const OrderCancel = graphql(`
  mutation OrderCancel(
    $orderId: ID!
    $reason: OrderCancelReason!
    $restock: Boolean!
    $refundMethod: OrderCancelRefundMethodInput
    $notifyCustomer: Boolean
    $staffNote: String
  ) {
    orderCancel(
      orderId: $orderId
      reason: $reason
      restock: $restock
      refundMethod: $refundMethod
      notifyCustomer: $notifyCustomer
      staffNote: $staffNote
    ) {
      job {
        id
        done
      }
      jobResult {
        id
      }
      orderCancelUserErrors {
        code
        field
        message
      }
    }
  }
`);

/**
 * The order, to look for our mark in its cancellation, what was given back, and the job, where we know of one, with what
 * came of it.
 */
export const CancellationReadBack = graphql(
  `
    query CancellationReadBack($id: ID!, $jobId: ID!, $withJob: Boolean!, $resultId: ID!, $withResult: Boolean!) {
      order(id: $id) {
        cancelledAt
        cancellation {
          staffNote
        }
        refunds(first: 250) {
          legacyResourceId
          note
          transactions(first: 20) {
            nodes {
              ...RefundTransaction
            }
          }
        }
      }
      job(id: $jobId) @include(if: $withJob) {
        done
      }
      jobResult: node(id: $resultId) @include(if: $withResult) {
        __typename
        ... on OrderCancelJobResult {
          status
          errors {
            message
          }
        }
      }
    }
  `,
  [RefundTransactionFragment],
);

export type CancellationFactsAnswer = ResultOf<typeof CancellationFacts>;
export type OrderCancelAnswer = ResultOf<typeof OrderCancel>;
export type CancellationReadBackAnswer = ResultOf<typeof CancellationReadBack>;
