import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

/**
 * Writes a typed document of the Admin API: `` graphql(`query Name { … }`, [fragments]) ``. Types come from the published
 * schema (`scripts/generate-graphql.ts`). Fragments are not masked: what is asked for is what one gets.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    ARN: string;
    BigInt: string;
    Color: string;
    Date: string;
    DateTime: string;
    Decimal: string;
    FormattedString: string;
    HTML: string;
    JSON: unknown;
    Money: string;
    StorefrontID: string;
    URL: string;
    UnsignedInt64: string;
    UtcOffset: string;
  };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
