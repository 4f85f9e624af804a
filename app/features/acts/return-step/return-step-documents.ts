import { AmountsFragment } from "#app/features/orders/order-document.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { ActOrderFragment } from "../act-documents.ts";
import { MadeRefundFragment, RefundTransactionFragment } from "../refund/refund-documents.ts";

const ReturnDetailsFragment = graphql(
  `
    fragment ReturnDetails on Return {
      id
      name
      status
      createdAt
      returnShippingFees {
        amountSet {
          ...Amounts
        }
      }
      decline {
        reason
        note
      }
      returnLineItems(first: 20) {
        pageInfo {
          hasNextPage
        }
        nodes {
          __typename
          id
          quantity
          processedQuantity
          processableQuantity
          customerNote
          returnReasonDefinition {
            name
          }
          ... on ReturnLineItem {
            fulfillmentLineItem {
              id
              lineItem {
                title
                variantTitle
                image {
                  url
                }
              }
            }
          }
        }
      }
      exchangeLineItems(first: 20) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          variantId
          title
          variantTitle
          quantity
          processedQuantity
          processableQuantity
        }
      }
      reverseFulfillmentOrders(first: 2) {
        nodes {
          id
          reverseDeliveries(first: 1) {
            nodes {
              id
            }
          }
          lineItems(first: 20) {
            nodes {
              id
              fulfillmentLineItem {
                id
              }
            }
          }
        }
      }
      refunds(first: 10, reverse: true) {
        nodes {
          legacyResourceId
        }
      }
    }
  `,
  [AmountsFragment],
);

/** Some of an order's returns, and where the next begin. */
const ReturnsPageFragment = graphql(
  `
    fragment ReturnsPage on ReturnConnection {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ReturnDetails
      }
    }
  `,
  [ReturnDetailsFragment],
);

/** What was paid for the goods that come back. */
const PaidBeforeFragment = graphql(
  `
    fragment PaidBefore on Return {
      returnLineItems(first: 20) {
        nodes {
          ... on ReturnLineItem {
            withCodeDiscountedTotalPriceSet {
              ...Amounts
            }
          }
        }
      }
    }
  `,
  [AmountsFragment],
);

/**
 * The order's newest returns, where stock may go back to, and, for goods that are back, what that means for the money; of
 * one that is agreed to, what goes out for it costs today, and what was paid for what comes back.
 */
export const ReturnSteps = graphql(
  `
    query ReturnSteps(
      $id: ID!
      $returnId: ID!
      $lines: [SuggestedOutcomeReturnLineItemInput!]!
      $out: [SuggestedOutcomeExchangeLineItemInput!]!
      $isBack: Boolean!
      $calculate: CalculateReturnInput!
      $goesOut: Boolean!
    ) {
      order(id: $id) {
        ...ActOrder
        ...PolicyOrder
        taxesIncluded
        totalOutstandingSet {
          ...Amounts
        }
        refunds(first: 250) {
          legacyResourceId
        }
        returns(first: 10, reverse: true) {
          ...ReturnsPage
        }
      }
      back: return(id: $returnId) @include(if: $goesOut) {
        ...PaidBefore
      }
      worth: returnCalculate(input: $calculate) @include(if: $goesOut) {
        exchangeLineItems {
          subtotalSet {
            ...Amounts
          }
          totalTaxSet {
            ...Amounts
          }
        }
      }
      locations(first: 50) {
        nodes {
          legacyResourceId
          name
        }
      }
      return(id: $returnId) @include(if: $isBack) {
        suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: $out) {
          financialTransfer {
            __typename
            ... on RefundReturnOutcome {
              amount {
                ...Amounts
              }
              suggestedTransactions {
                gateway
                amountSet {
                  ...Amounts
                }
                parentTransaction {
                  ...RefundTransaction
                }
              }
            }
            ... on InvoiceReturnOutcome {
              amount {
                ...Amounts
              }
            }
          }
        }
      }
    }
  `,
  [
    ActOrderFragment,
    PolicyOrderFragment,
    AmountsFragment,
    ReturnsPageFragment,
    RefundTransactionFragment,
    PaidBeforeFragment,
  ],
);

/** Returns of an order after the ten newest. */
export const OlderReturns = graphql(
  `
    query OlderReturns($id: ID!, $after: String) {
      order(id: $id) {
        returns(first: 10, after: $after, reverse: true) {
          ...ReturnsPage
        }
      }
    }
  `,
  [ReturnsPageFragment],
);

/** What goods that would go out for a return cost today, and what was paid for those that come back. */
export const ExchangeWorth = graphql(
  `
    query ExchangeWorth($calculate: CalculateReturnInput!, $returnId: ID!) {
      return(id: $returnId) {
        ...PaidBefore
      }
      returnCalculate(input: $calculate) {
        exchangeLineItems {
          subtotalSet {
            ...Amounts
          }
          totalTaxSet {
            ...Amounts
          }
        }
      }
    }
  `,
  [AmountsFragment, PaidBeforeFragment],
);

/** Agrees to what a customer asked for. */
export const ReturnApprove = graphql(`
  mutation ReturnApprove($input: ReturnApproveRequestInput!) {
    returnApproveRequest(input: $input) {
      return {
        id
        reverseFulfillmentOrders(first: 2) {
          nodes {
            id
          }
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ReturnDecline = graphql(`
  mutation ReturnDecline($input: ReturnDeclineRequestInput!) {
    returnDeclineRequest(input: $input) {
      return {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ReturnClose = graphql(`
  mutation ReturnClose($id: ID!) {
    returnClose(id: $id) {
      return {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Some of a return's refunds, and where the next begin. */
const RefundsPageFragment = graphql(
  `
    fragment RefundsPage on RefundConnection {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...MadeRefund
      }
    }
  `,
  [MadeRefundFragment],
);

const ReturnDoneFragment = graphql(
  `
    fragment ReturnDone on Return {
      id
      status
      returnLineItems(first: 20) {
        nodes {
          id
          processedQuantity
        }
      }
      exchangeLineItems(first: 20) {
        nodes {
          id
          processedQuantity
        }
      }
      refunds(first: 10, reverse: true) {
        ...RefundsPage
      }
    }
  `,
  [RefundsPageFragment],
);

/** Refunds of a return after the ten newest. */
export const ReturnRefunds = graphql(
  `
    query ReturnRefunds($id: ID!, $after: String) {
      return(id: $id) {
        refunds(first: 10, after: $after, reverse: true) {
          ...RefundsPage
        }
      }
    }
  `,
  [RefundsPageFragment],
);

/** Takes note of what is back, sends what goes out for it, and pays back. Shopify knows no key for it. */
export const ReturnProcess = graphql(
  `
    mutation ReturnProcess($input: ReturnProcessInput!) {
      returnProcess(input: $input) {
        return {
          ...ReturnDone
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [ReturnDoneFragment],
);

/** How far a return is. */
export const ReturnStepLook = graphql(
  `
    query ReturnStepLook($id: ID!) {
      return(id: $id) {
        ...ReturnDone
        reverseFulfillmentOrders(first: 2) {
          nodes {
            reverseDeliveries(first: 5) {
              nodes {
                id
              }
            }
          }
        }
      }
    }
  `,
  [ReturnDoneFragment],
);

/** Writes to the customer what they owe for what they get instead. */
export const ExchangeInvoice = graphql(`
  mutation ExchangeInvoice($id: ID!) {
    orderInvoiceSend(id: $id) {
      order {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type ReturnStepsAnswer = ResultOf<typeof ReturnSteps>;
export type ReturnDetailsAnswer = ResultOf<typeof ReturnDetailsFragment>;
export type OlderReturnsAnswer = ResultOf<typeof OlderReturns>;
export type RefundDoneAnswer = ResultOf<typeof MadeRefundFragment>;
export type ReturnDoneAnswer = ResultOf<typeof ReturnDoneFragment>;
