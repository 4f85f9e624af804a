import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { ActOrderFragment } from "../act-documents.ts";

const DiscountOrderFragment = graphql(
  `
    fragment DiscountOrder on Order {
      ...ActOrder
      ...PolicyOrder
      customer {
        id
        displayName
      }
    }
  `,
  [ActOrderFragment, PolicyOrderFragment],
);

/** For whom the code is, live. */
export const DiscountOrder = graphql(
  `
    query DiscountOrder($id: ID!) {
      order(id: $id) {
        ...DiscountOrder
      }
    }
  `,
  [DiscountOrderFragment],
);

/** Makes a code. Shopify has each code once. */
export const DiscountCreate = graphql(`
  mutation DiscountCreate($input: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $input) {
      codeDiscountNode {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Whether there is such a code. */
export const DiscountLook = graphql(`
  query DiscountLook($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        __typename
        ... on DiscountCodeBasic {
          createdAt
        }
      }
    }
  }
`);

export type DiscountOrderAnswer = ResultOf<typeof DiscountOrderFragment>;
