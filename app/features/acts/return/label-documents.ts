import { graphql } from "#app/platform/shopify/graphql.ts";

/**
 * Asks where the file of a label is to be put, for a return to name it. Shopify's pages name no scope for it, and no time
 * that what is put there is kept.
 */
export const LabelStage = graphql(`
  mutation LabelStage($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets {
        url
        resourceUrl
        parameters {
          name
          value
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`);
