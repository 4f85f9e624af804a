import { graphql } from "#app/platform/shopify/graphql.ts";

/** What decides, beside the rule, whether goods are sent again at once. */
export const RequestGoods = graphql(`
  query RequestGoods($id: ID!) {
    order(id: $id) {
      cancelledAt
      displayFinancialStatus
      returnStatus
      customer {
        id
      }
      fulfillments(first: 25) {
        displayStatus
        createdAt
        inTransitAt
        deliveredAt
      }
      lineItems(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          quantity
          currentQuantity
          unfulfilledQuantity
          requiresShipping
          isGiftCard
          customAttributes {
            key
          }
        }
      }
    }
  }
`);
