import { AmountsFragment } from "#app/features/orders/order-document.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { ActOrderFragment } from "../act-documents.ts";
import { ProductVariantsFragment, StockFragment } from "../replacement/replacement-documents.ts";

/**
 * What of an order can come back, why things come back at all, and, where something is chosen, what that would be worth:
 * live, in one call. For an exchange also what may go out: of the same products, and what is chosen.
 */
export const ReturnOrder = graphql(
  `
    query ReturnOrder(
      $id: ID!
      $calculate: CalculateReturnInput!
      $isChosen: Boolean!
      $withVariants: Boolean!
      $out: [ID!]!
    ) {
      order(id: $id) {
        ...ActOrder
        ...PolicyOrder
        cancelledAt
        taxesIncluded
        displayFulfillmentStatus
        returns(first: 20) {
          nodes {
            id
          }
        }
        bought: lineItems(first: 50) @include(if: $withVariants) {
          nodes {
            product {
              id
              ...ProductVariants
            }
          }
        }
      }
      out: nodes(ids: $out) {
        __typename
        ... on ProductVariant {
          ...Stock
          product {
            title
          }
        }
      }
      returnableFulfillments(orderId: $id, first: 5) {
        pageInfo {
          hasNextPage
        }
        nodes {
          returnableFulfillmentLineItems(first: 50) {
            pageInfo {
              hasNextPage
            }
            nodes {
              quantity
              fulfillmentLineItem {
                id
                lineItem {
                  id
                  title
                  variantTitle
                  image {
                    url
                  }
                  variant {
                    id
                  }
                  product {
                    id
                  }
                }
              }
            }
          }
        }
      }
      returnReasonDefinitions(first: 50) {
        nodes {
          id
          handle
          name
          deleted
        }
      }
      returnCalculate(input: $calculate) @include(if: $isChosen) {
        returnLineItems {
          subtotalSet {
            ...Amounts
          }
          totalTaxSet {
            ...Amounts
          }
        }
        exchangeLineItems {
          quantity
          variant {
            id
          }
          subtotalSet {
            ...Amounts
          }
          totalTaxSet {
            ...Amounts
          }
        }
        returnShippingFee {
          amountSet {
            ...Amounts
          }
        }
      }
    }
  `,
  [ActOrderFragment, PolicyOrderFragment, AmountsFragment, ProductVariantsFragment, StockFragment],
);

/** Makes the return. Shopify knows no key and makes one each time it is asked, as long as something can come back. */
export const ReturnCreate = graphql(`
  mutation ReturnCreate($input: ReturnInput!) {
    returnCreate(returnInput: $input) {
      return {
        id
        name
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

/** The label that customers see: where one was given as a file, Shopify's own copy of it. */
export const DeliveryLabelFragment = graphql(`
  fragment DeliveryLabel on ReverseDelivery {
    deliverable {
      __typename
      ... on ReverseDeliveryShippingDeliverable {
        label {
          publicFileUrl
        }
      }
    }
  }
`);

/** Puts a label, or a number, to the goods' way back; no lines: all of them. */
export const ReturnLabel = graphql(
  `
    mutation ReturnLabel(
      $id: ID!
      $tracking: ReverseDeliveryTrackingInput
      $label: ReverseDeliveryLabelInput
      $notify: Boolean
    ) {
      reverseDeliveryCreateWithShipping(
        reverseFulfillmentOrderId: $id
        reverseDeliveryLineItems: []
        trackingInput: $tracking
        labelInput: $label
        notifyCustomer: $notify
      ) {
        reverseDelivery {
          id
          ...DeliveryLabel
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [DeliveryLabelFragment],
);

/** Whether a return has a label. */
export const ReturnLabelLook = graphql(
  `
    query ReturnLabelLook($id: ID!) {
      return(id: $id) {
        reverseFulfillmentOrders(first: 2) {
          nodes {
            reverseDeliveries(first: 5) {
              nodes {
                id
                ...DeliveryLabel
              }
            }
          }
        }
      }
    }
  `,
  [DeliveryLabelFragment],
);

/** The order's newest returns, or those after, to look for ours by its mark. */
export const ReturnLook = graphql(`
  query ReturnLook($id: ID!, $after: String) {
    order(id: $id) {
      returns(first: 10, after: $after, reverse: true) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          name
          createdAt
          returnLineItems(first: 50) {
            nodes {
              returnReasonNote
            }
          }
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
    }
  }
`);

export type ReturnLookAnswer = ResultOf<typeof ReturnLook>;
export type ReturnOrderAnswer = ResultOf<typeof ReturnOrder>;
/** The answer where Shopify has the order for us. */
export type ReturnFound = ReturnOrderAnswer & { order: NonNullable<ReturnOrderAnswer["order"]> };
