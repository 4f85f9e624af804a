import { graphql } from "#app/platform/shopify/graphql.ts";

/** The customer of the shop with an e-mail address; null: there is none. */
export const MatchCustomer = graphql(`
  query MatchCustomer($email: String!) {
    customerByIdentifier(identifier: { emailAddress: $email }) {
      legacyResourceId
    }
  }
`);
