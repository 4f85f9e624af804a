import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { refuse, type Refusal } from "../shared/outcome.ts";

/** Shopify could not be asked, and nothing was changed: said in the form, which stays as it is filled in. */
export async function sayOutage<Answer>(asked: Promise<Answer>): Promise<Answer | Refusal<"not_reached">> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return refuse("not_reached");
    throw error;
  }
}
