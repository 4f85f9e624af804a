import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { PolicyOrderFragment } from "#app/features/policies/policy-facts.ts";
import { ActOrderFragment } from "../act-documents.ts";

const CreditOrderFragment = graphql(
  `
    fragment CreditOrder on Order {
      ...ActOrder
      ...PolicyOrder
      customer {
        id
        displayName
        storeCreditAccounts(first: 10) {
          nodes {
            id
            balance {
              amount
              currencyCode
            }
            transactions(first: 25, reverse: true) {
              nodes {
                __typename
                ... on StoreCreditAccountCreditTransaction {
                  id
                }
              }
            }
          }
        }
      }
    }
  `,
  [ActOrderFragment, PolicyOrderFragment],
);

/** Whose order it is, and what credit they have, live. */
export const CreditOrder = graphql(
  `
    query CreditOrder($id: ID!) {
      order(id: $id) {
        ...CreditOrder
      }
    }
  `,
  [CreditOrderFragment],
);

/** Gives credit. Shopify knows no key: whoever asks twice gives twice. */
export const CreditGive = graphql(`
  mutation CreditGive($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $creditInput) {
      storeCreditAccountTransaction {
        id
        createdAt
        amount {
          amount
          currencyCode
        }
        balanceAfterTransaction {
          amount
          currencyCode
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** What was lately given to the customer, newest first: Shopify keeps nothing of ours with it. */
export const CreditLook = graphql(`
  query CreditLook($id: ID!) {
    customer(id: $id) {
      storeCreditAccounts(first: 10) {
        nodes {
          balance {
            amount
            currencyCode
          }
          transactions(first: 25, reverse: true) {
            nodes {
              __typename
              ... on StoreCreditAccountCreditTransaction {
                id
                createdAt
                event
                expiresAt
                amount {
                  amount
                  currencyCode
                }
                balanceAfterTransaction {
                  amount
                  currencyCode
                }
              }
            }
          }
        }
      }
    }
  }
`);

export type CreditOrderAnswer = ResultOf<typeof CreditOrderFragment>;
export type CreditLookAnswer = ResultOf<typeof CreditLook>;
