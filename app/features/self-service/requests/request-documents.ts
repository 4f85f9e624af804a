import { graphql } from "#app/platform/shopify/graphql.ts";

/** The tags by which a merchant makes exceptions: of who bought, and of what. */
export const RequestTags = graphql(`
  query RequestTags($id: ID!) {
    order(id: $id) {
      customer {
        tags
      }
      lineItems(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          product {
            tags
          }
        }
      }
    }
  }
`);
