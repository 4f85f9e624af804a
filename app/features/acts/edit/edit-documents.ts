import { AmountsFragment } from "#app/features/orders/order-document.ts";
import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { ActOrderFragment } from "../act-documents.ts";

const EditOrderFragment = graphql(
  `
    fragment EditOrder on Order {
      ...ActOrder
      ...PolicyOrder
      id
      email
      customerLocale
      cancelledAt
      closed
      merchantEditable
      merchantEditableErrors
      lineItems(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          title
          variantTitle
          currentQuantity
          unfulfilledQuantity
          merchantEditable
          image {
            url
          }
        }
      }
    }
  `,
  [ActOrderFragment, PolicyOrderFragment],
);

/** What of an order can be changed, live. */
export const EditOrder = graphql(
  `
    query EditOrder($id: ID!) {
      order(id: $id) {
        ...EditOrder
      }
    }
  `,
  [EditOrderFragment],
);

/** Who changed the order and when, as Shopify keeps it. */
const EditHistoryFragment = graphql(`
  fragment EditHistory on Order {
    updatedAt
    agreements(first: 20, reverse: true) {
      nodes {
        __typename
        id
        happenedAt
        app {
          id
        }
      }
    }
  }
`);

const StagedEditFragment = graphql(
  `
    fragment StagedEdit on CalculatedOrder {
      id
      totalPriceSet {
        ...Amounts
      }
      totalOutstandingSet {
        ...Amounts
      }
      originalOrder {
        ...EditHistory
      }
    }
  `,
  [AmountsFragment, EditHistoryFragment],
);

/** Begins an edit. Until it is committed nobody sees anything of it. */
export const EditBegin = graphql(
  `
    mutation EditBegin($id: ID!) {
      orderEditBegin(id: $id) {
        calculatedOrder {
          ...StagedEdit
          lineItems(first: 100) {
            nodes {
              id
              quantity
            }
          }
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [StagedEditFragment],
);

/** Stages how many of a line there are to be. */
export const EditQuantity = graphql(
  `
    mutation EditQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!, $restock: Boolean!) {
      orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: $restock) {
        calculatedLineItem {
          id
          title
          variantTitle
          quantity
        }
        calculatedOrder {
          ...StagedEdit
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [StagedEditFragment],
);

/** Stages an item that was not on the order. */
export const EditAdd = graphql(
  `
    mutation EditAdd($id: ID!, $variantId: ID!, $quantity: Int!) {
      orderEditAddVariant(id: $id, variantId: $variantId, quantity: $quantity, allowDuplicates: true) {
        calculatedLineItem {
          id
          title
          variantTitle
          quantity
        }
        calculatedOrder {
          ...StagedEdit
          addedLineItems(first: 100) {
            nodes {
              quantity
            }
          }
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [StagedEditFragment],
);

/** Stages what comes off a line's price. */
export const EditDiscount = graphql(
  `
    mutation EditDiscount($id: ID!, $lineItemId: ID!, $discount: OrderEditAppliedDiscountInput!) {
      orderEditAddLineItemDiscount(id: $id, lineItemId: $lineItemId, discount: $discount) {
        calculatedOrder {
          ...StagedEdit
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [StagedEditFragment],
);

/** Makes what was staged so. Shopify does it once: after that there is no such edit any more. */
export const EditCommit = graphql(
  `
    mutation EditCommit($id: ID!, $notifyCustomer: Boolean!, $staffNote: String!) {
      orderEditCommit(id: $id, notifyCustomer: $notifyCustomer, staffNote: $staffNote) {
        order {
          ...EditHistory
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [EditHistoryFragment],
);

/** Whether the staged edit is still there, and what has become of the order. */
export const EditLook = graphql(
  `
    query EditLook($orderId: ID!, $editId: ID!) {
      order(id: $orderId) {
        ...EditHistory
        cancelledAt
        merchantEditable
      }
      node(id: $editId) {
        __typename
        ... on CalculatedOrder {
          ...StagedEdit
        }
      }
      currentAppInstallation {
        app {
          id
        }
      }
    }
  `,
  [EditHistoryFragment, StagedEditFragment],
);

export type EditOrderAnswer = ResultOf<typeof EditOrderFragment>;
export type StagedEditAnswer = ResultOf<typeof StagedEditFragment>;
export type EditHistoryAnswer = ResultOf<typeof EditHistoryFragment>;
