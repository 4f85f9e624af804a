import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { ActOrderFragment } from "../act-documents.ts";

export const AddressFragment = graphql(`
  fragment TypedAddress on MailingAddress {
    firstName
    lastName
    company
    address1
    address2
    city
    provinceCode
    zip
    countryCodeV2
    phone
  }
`);

const AddressOrderFragment = graphql(
  `
    fragment AddressOrder on Order {
      ...ActOrder
      cancelledAt
      displayFulfillmentStatus
      fulfillments(first: 25) {
        status
        createdAt
      }
      shippingAddress {
        ...TypedAddress
      }
    }
  `,
  [ActOrderFragment, AddressFragment],
);

/** Where the order goes, and what of it has gone, live. Also to look whether a correction was made. */
export const AddressOrder = graphql(
  `
    query AddressOrder($id: ID!) {
      order(id: $id) {
        ...AddressOrder
      }
    }
  `,
  [AddressOrderFragment],
);

export const AddressUpdate = graphql(
  `
    mutation AddressUpdate($input: OrderInput!) {
      orderUpdate(input: $input) {
        order {
          updatedAt
          shippingAddress {
            ...TypedAddress
          }
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [AddressFragment],
);

export type AddressOrderAnswer = ResultOf<typeof AddressOrderFragment>;
export type AnsweredAddress = ResultOf<typeof AddressFragment>;
