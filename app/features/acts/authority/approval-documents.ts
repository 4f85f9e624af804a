import { graphql } from "#app/platform/shopify/graphql.ts";

/** Whether the order is still as it was previewed: asked just before a request is approved. */
export const OrderLastLook = graphql(`
  query OrderLastLook($id: ID!) {
    order(id: $id) {
      updatedAt
    }
  }
`);
