import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { ActOrderFragment } from "../act-documents.ts";

const HoldOrderFragment = graphql(
  `
    fragment HoldOrder on Order {
      ...ActOrder
      cancelledAt
      displayFulfillmentStatus
      fulfillmentOrders(first: 10) {
        nodes {
          id
          status
          assignedLocation {
            name
          }
          supportedActions {
            action
          }
          fulfillmentHolds {
            id
            handle
            displayReason
            reasonNotes
          }
          lineItems(first: 10) {
            nodes {
              remainingQuantity
              lineItem {
                title
              }
            }
          }
        }
      }
    }
  `,
  [ActOrderFragment],
);

/** What is still to be sent, what holds it, and what Shopify lets one do with it, live. Also to look what became of it. */
export const HoldOrder = graphql(
  `
    query HoldOrder($id: ID!) {
      order(id: $id) {
        ...HoldOrder
      }
    }
  `,
  [HoldOrderFragment],
);

/** Holds it. Shopify refuses a handle that is there already. */
export const HoldPlace = graphql(`
  mutation HoldPlace($id: ID!, $hold: FulfillmentOrderHoldInput!) {
    fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
      fulfillmentHold {
        id
        handle
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Lets go of these holds. */
export const HoldRelease = graphql(`
  mutation HoldRelease($id: ID!, $holdIds: [ID!]!) {
    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) {
      fulfillmentOrder {
        id
        status
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export type HoldOrderAnswer = ResultOf<typeof HoldOrderFragment>;
