import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { AddressFragment } from "../address/address-documents.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { AmountsFragment } from "#app/features/orders/order-document.ts";

/** Of a variant: whether it can go out. */
export const StockFragment = graphql(`
  fragment Stock on ProductVariant {
    id
    title
    sku
    inventoryPolicy
    inventoryQuantity
    inventoryItem {
      tracked
    }
  }
`);

/** What may go out of a product. */
export const ProductVariantsFragment = graphql(
  `
    fragment ProductVariants on Product {
      variants(first: 50) {
        nodes {
          ...Stock
        }
      }
    }
  `,
  [StockFragment],
);

/** What can be sent again, live, and for a form what may go out for it: one call. */
export const ReplacementOrder = graphql(
  `
    query ReplacementOrder($id: ID!, $withVariants: Boolean!) {
      order(id: $id) {
        ...PolicyOrder
        legacyResourceId
        name
        updatedAt
        email
        customerLocale
        currencyCode
        displayFinancialStatus
        customer {
          id
        }
        shippingAddress {
          ...TypedAddress
        }
        lineItems(first: 100) {
          nodes {
            id
            title
            variantTitle
            quantity
            currentQuantity
            requiresShipping
            image {
              url
            }
            variant {
              id
            }
            product {
              id
              ...ProductVariants @include(if: $withVariants)
            }
          }
        }
      }
    }
  `,
  [AddressFragment, PolicyOrderFragment, ProductVariantsFragment],
);

/** Shopify's own calculation of the new order, and what is in stock of it. Keeps nothing there. */
export const ReplacementCalculate = graphql(
  `
    mutation ReplacementCalculate($input: DraftOrderInput!) {
      draftOrderCalculate(input: $input) {
        calculatedDraftOrder {
          totalPriceSet {
            ...Amounts
          }
          totalDiscountsSet {
            ...Amounts
          }
          lineItems {
            variant {
              ...Stock
              product {
                id
              }
            }
          }
          alerts {
            title
          }
          warnings {
            message
          }
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [AmountsFragment, StockFragment],
);

const DraftFragment = graphql(
  `
    fragment ReplacementDraft on DraftOrder {
      legacyResourceId
      status
      totalPriceSet {
        ...Amounts
      }
      order {
        legacyResourceId
        name
        createdAt
      }
    }
  `,
  [AmountsFragment],
);

/** Prepares the new order. Shopify does it each time it is asked. */
export const ReplacementCreate = graphql(
  `
    mutation ReplacementCreate($input: DraftOrderInput!) {
      draftOrderCreate(input: $input) {
        draftOrder {
          ...ReplacementDraft
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [DraftFragment],
);

/** Makes the order of a draft. Shopify does it once and refuses it after that. */
export const ReplacementComplete = graphql(
  `
    mutation ReplacementComplete($id: ID!) {
      draftOrderComplete(id: $id) {
        draftOrder {
          ...ReplacementDraft
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [DraftFragment],
);

/**
 * Looks for what came of it: the draft, where its id is known; drafts and orders that bear our mark; and what else went
 * to the customer since, for a person to compare.
 */
export const ReplacementLook = graphql(
  `
    query ReplacementLook($draftId: ID!, $isDraftKnown: Boolean!, $mark: String!, $since: String!) {
      draftOrder(id: $draftId) @include(if: $isDraftKnown) {
        ...ReplacementDraft
      }
      draftOrders(first: 5, query: $mark, sortKey: ID) {
        nodes {
          ...ReplacementDraft
        }
      }
      orders(first: 5, query: $mark, sortKey: ID) {
        nodes {
          legacyResourceId
          name
          createdAt
        }
      }
      recent: orders(first: 10, query: $since, sortKey: CREATED_AT, reverse: true) {
        nodes {
          name
          createdAt
          tags
          totalPriceSet {
            ...Amounts
          }
        }
      }
    }
  `,
  [DraftFragment, AmountsFragment],
);

/** Marks the replaced order. Adding a tag that is there changes nothing. */
export const ReplacementLink = graphql(`
  mutation ReplacementLink($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) {
      node {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type ReplacementOrderAnswer = ResultOf<typeof ReplacementOrder>;
export type ReplacementOrderFound = NonNullable<ReplacementOrderAnswer["order"]>;
export type ReplacementCalculated = NonNullable<
  NonNullable<ResultOf<typeof ReplacementCalculate>["draftOrderCalculate"]>["calculatedDraftOrder"]
>;
export type StockAnswer = ResultOf<typeof StockFragment>;
export type ProductVariantsAnswer = ResultOf<typeof ProductVariantsFragment>;
export type ReplacementLookAnswer = ResultOf<typeof ReplacementLook>;
export type ReplacementDraftAnswer = ResultOf<typeof DraftFragment>;
