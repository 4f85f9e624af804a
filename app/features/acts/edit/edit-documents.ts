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
      agreements(first: 20, reverse: true) {
        nodes {
          id
        }
      }
    }
  `,
  [ActOrderFragment, PolicyOrderFragment],
);

/** An order that Shopify begins no edit of: why. */
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

/** An edit with nothing staged yet: what of the order can be changed, and what it comes to now. */
const BegunEditFragment = graphql(
  `
    fragment BegunEdit on CalculatedOrder {
      id
      totalPriceSet {
        ...Amounts
      }
      totalOutstandingSet {
        ...Amounts
      }
      originalOrder {
        ...EditOrder
      }
    }
  `,
  [AmountsFragment, EditOrderFragment],
);

/** Begins an edit. Until it is committed nobody sees anything of it. */
export const EditBegin = graphql(
  `
    mutation EditBegin($orderId: ID!) {
      orderEditBegin(id: $orderId) {
        calculatedOrder {
          ...BegunEdit
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [BegunEditFragment],
);

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
      addedLineItems(first: 21) {
        nodes {
          quantity
        }
      }
    }
  `,
  [AmountsFragment],
);

/**
 * Stages how many of a line there are to be, and an item that was not on the order: each as often as there are such
 * changes (see `repeatFields`), which Shopify does in their order. Then it begins the edit of the next preview.
 */
export const EditStage = graphql(
  `
    mutation EditStage(
      $id: ID!
      $orderId: ID!
      $restock: Boolean!
      $line: ID!
      $quantity: Int!
      $variant: ID!
      $count: Int!
    ) {
      set: orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity, restock: $restock) {
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
      add: orderEditAddVariant(id: $id, variantId: $variant, quantity: $count, allowDuplicates: true) {
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
      next: orderEditBegin(id: $orderId) {
        calculatedOrder {
          ...BegunEdit
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [StagedEditFragment, BegunEditFragment],
);

/** Stages what comes off a line's price; as often as there are such lines. */
export const EditDiscount = graphql(
  `
    mutation EditDiscount($id: ID!, $line: ID!, $discount: OrderEditAppliedDiscountInput!) {
      less: orderEditAddLineItemDiscount(id: $id, lineItemId: $line, discount: $discount) {
        calculatedOrder {
          ...StagedEdit
          originalOrder {
            updatedAt
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

/** Whether an order is as it was, and the staged edit still there. */
export const EditLastLook = graphql(
  `
    query EditLastLook($orderId: ID!, $editId: ID!) {
      order(id: $orderId) {
        updatedAt
        cancelledAt
        merchantEditable
      }
      node(id: $editId) {
        __typename
        ... on CalculatedOrder {
          totalPriceSet {
            ...Amounts
          }
        }
      }
    }
  `,
  [AmountsFragment],
);

/** What was agreed with a customer after they ordered, and what an edit made the order dearer by; negative: cheaper. */
const AgreementFragment = graphql(
  `
    fragment Agreement on SalesAgreement {
      __typename
      id
      happenedAt
      app {
        id
      }
      sales(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          totalAmount {
            ...Amounts
          }
        }
      }
    }
  `,
  [AmountsFragment],
);

/** Makes what was staged so. Shopify does it once: after that there is no such edit any more. */
export const EditCommit = graphql(
  `
    mutation EditCommit($id: ID!, $notifyCustomer: Boolean!, $staffNote: String!) {
      orderEditCommit(id: $id, notifyCustomer: $notifyCustomer, staffNote: $staffNote) {
        order {
          updatedAt
          agreements(first: 3, reverse: true) {
            pageInfo {
              hasNextPage
            }
            nodes {
              ...Agreement
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
  [AgreementFragment],
);

/** Whether the staged edit is still there, and what has become of the order. */
export const EditLook = graphql(
  `
    query EditLook($orderId: ID!, $editId: ID!) {
      order(id: $orderId) {
        agreements(first: 20, reverse: true) {
          pageInfo {
            hasNextPage
          }
          nodes {
            ...Agreement
          }
        }
      }
      node(id: $editId) {
        __typename
        ... on CalculatedOrder {
          totalPriceSet {
            ...Amounts
          }
        }
      }
      currentAppInstallation {
        app {
          id
        }
      }
    }
  `,
  [AgreementFragment, AmountsFragment],
);

export type EditOrderAnswer = ResultOf<typeof EditOrderFragment>;
export type BegunEditAnswer = ResultOf<typeof BegunEditFragment>;
export type StagedEditAnswer = ResultOf<typeof StagedEditFragment>;
export type AgreementAnswer = ResultOf<typeof AgreementFragment>;
export type DiscountedEditAnswer = NonNullable<NonNullable<ResultOf<typeof EditDiscount>["less"]>["calculatedOrder"]>;
