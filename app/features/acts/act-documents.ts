import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";

/** What every preview is based on. */
export const ActOrderFragment = graphql(`
  fragment ActOrder on Order {
    legacyResourceId
    name
    updatedAt
    currencyCode
    presentmentCurrencyCode
    customer {
      id
    }
  }
`);

export type ActOrderAnswer = ResultOf<typeof ActOrderFragment>;
