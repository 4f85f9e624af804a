import { graphql } from "#app/platform/shopify/graphql.ts";

/** What the desk has to know of the shop itself, and what it granted. */
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

/** What the merchant has granted the app. */
export const GrantedScopes = graphql(`
  query GrantedScopes {
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`);
