import { graphql } from "#app/platform/shopify/graphql.ts";

/** What decides, beside the rule, whether something is done at once. */
export const RequestOrder = graphql(`
  query RequestOrder($id: ID!) {
    order(id: $id) {
      displayFulfillmentStatus
      totalPriceSet {
        shopMoney {
          amount
          currencyCode
        }
      }
    }
  }
`);
