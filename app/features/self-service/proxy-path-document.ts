import { graphql } from "#app/platform/shopify/graphql.ts";

/** The app as it is installed in the shop. */
export const OwnInstallation = graphql(`
  query OwnInstallation {
    currentAppInstallation {
      id
    }
  }
`);

/** Writes what the theme's blocks may know of the app. */
export const SetAppData = graphql(`
  mutation SetAppData($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors {
        field
        message
      }
    }
  }
`);
