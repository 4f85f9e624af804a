import { graphql } from "#app/platform/shopify/graphql.ts";

/** What the merchant has written about the shop already. */
export const ShopTexts = graphql(`
  query ShopTexts {
    shop {
      shopPolicies {
        id
        type
        title
        body
      }
    }
    pages(first: 100) {
      nodes {
        id
        title
        handle
        body
        isPublished
      }
    }
  }
`);
