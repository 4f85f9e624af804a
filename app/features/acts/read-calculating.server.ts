import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "../shared/desk.ts";

/**
 * Reads an order with Shopify's calculation of a choice in the same call; where Shopify cannot calculate it, without, so
 * that it can be said what does not fit.
 * @throws ShopifyUnavailable
 */
export async function readCalculating<Result, Variables>(
  desk: Desk,
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  without: Variables,
): Promise<Result> {
  try {
    return (await desk.shopify.read(document, variables)).data;
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable) || error.kind !== "bad_answer") throw error;
    return (await desk.shopify.read(document, without)).data;
  }
}
