import { graphql } from "#app/platform/shopify/graphql.ts";

/** What the desk needs to know of the shop itself. https://shopify.dev/docs/api/admin-graphql/latest/objects/Shop */
export const ShopDetails = graphql(`
  query ShopDetails {
    shop {
      name
      email
      contactEmail
      currencyCode
      ianaTimezone
      primaryDomain {
        url
      }
    }
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`);
