import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { ConnectionLost, Killed } from "./mortal-desk.ts";

/** Who is killed, or finds Shopify or the database away, says nothing; anything else that is thrown is a fault of ours. */
export async function survive<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Killed || error instanceof ConnectionLost || error instanceof ShopifyUnavailable) return null;
    throw error;
  }
}
