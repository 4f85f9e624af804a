import { AmountsFragment } from "#app/features/orders/order-document.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { ActOrderFragment } from "../act-documents.ts";
import { AddressFragment } from "../address/address-documents.ts";

const DraftBasisFragment = graphql(
  `
    fragment DraftBasis on Order {
      ...ActOrder
      ...PolicyOrder
      email
      customerLocale
      totalShippingPriceSet {
        ...Amounts
      }
      shippingAddress {
        ...TypedAddress
      }
    }
  `,
  [ActOrderFragment, PolicyOrderFragment, AddressFragment, AmountsFragment],
);

/** For whom an invoice is, and where it is sent, live. */
export const InvoiceOrder = graphql(
  `
    query InvoiceOrder($id: ID!) {
      order(id: $id) {
        ...DraftBasis
      }
    }
  `,
  [DraftBasisFragment],
);

const DuplicateOrderFragment = graphql(
  `
    fragment DuplicateOrder on Order {
      ...DraftBasis
      lineItems(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          title
          variantTitle
          quantity
          customAttributes {
            key
            value
          }
          image {
            url
          }
          variant {
            id
            inventoryPolicy
            inventoryQuantity
            inventoryItem {
              tracked
            }
          }
        }
      }
    }
  `,
  [DraftBasisFragment],
);

/** What an order consists of that is to be made again, live. */
export const DuplicateOrder = graphql(
  `
    query DuplicateOrder($id: ID!) {
      order(id: $id) {
        ...DuplicateOrder
      }
    }
  `,
  [DuplicateOrderFragment],
);

/** Shopify's own calculation of a draft. Keeps nothing there. */
export const DraftCalculate = graphql(
  `
    mutation DraftCalculate($input: DraftOrderInput!) {
      draftOrderCalculate(input: $input) {
        calculatedDraftOrder {
          subtotalPriceSet {
            ...Amounts
          }
          totalDiscountsSet {
            ...Amounts
          }
          totalShippingPriceSet {
            ...Amounts
          }
          totalTaxSet {
            ...Amounts
          }
          totalPriceSet {
            ...Amounts
          }
          taxesIncluded
          lineItems {
            title
            variantTitle
            quantity
            discountedTotalSet {
              ...Amounts
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
  [AmountsFragment],
);

const PreparedDraftFragment = graphql(
  `
    fragment PreparedDraft on DraftOrder {
      legacyResourceId
      name
      status
      createdAt
      invoiceSentAt
      totalPriceSet {
        ...Amounts
      }
      order {
        legacyResourceId
        name
        displayFinancialStatus
      }
    }
  `,
  [AmountsFragment],
);

/** Prepares the order. Shopify does it each time it is asked. */
export const DraftCreate = graphql(
  `
    mutation DraftCreate($input: DraftOrderInput!) {
      draftOrderCreate(input: $input) {
        draftOrder {
          ...PreparedDraft
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [PreparedDraftFragment],
);

/** Has Shopify mail the invoice, with a link to pay. It does so each time it is asked. */
export const DraftInvoice = graphql(
  `
    mutation DraftInvoice($id: ID!, $email: EmailInput!) {
      draftOrderInvoiceSend(id: $id, email: $email) {
        draftOrder {
          ...PreparedDraft
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [PreparedDraftFragment],
);

/** Throws a draft away that nobody was told of, or that will not become an order. */
export const DraftDiscard = graphql(`
  mutation DraftDiscard($id: ID!) {
    draftOrderDelete(input: { id: $id }) {
      deletedId
      userErrors {
        field
        message
      }
    }
  }
`);

/** Looks for the draft by its id where that is known, and by our mark, which the order bears too that comes of it. */
export const DraftLook = graphql(
  `
    query DraftLook($draftId: ID!, $isDraftKnown: Boolean!, $mark: String!) {
      draftOrder(id: $draftId) @include(if: $isDraftKnown) {
        ...PreparedDraft
      }
      draftOrders(first: 5, query: $mark, sortKey: ID) {
        nodes {
          ...PreparedDraft
        }
      }
      orders(first: 1, query: $mark, sortKey: ID) {
        nodes {
          legacyResourceId
          name
          displayFinancialStatus
        }
      }
    }
  `,
  [PreparedDraftFragment],
);

export type DraftBasisAnswer = ResultOf<typeof DraftBasisFragment>;
export type DuplicateOrderAnswer = ResultOf<typeof DuplicateOrderFragment>;
export type DraftLookAnswer = ResultOf<typeof DraftLook>;
export type PreparedDraftAnswer = ResultOf<typeof PreparedDraftFragment>;
