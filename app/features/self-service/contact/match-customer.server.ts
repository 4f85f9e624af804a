import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { MatchCustomer } from "./match-customer-document.ts";

/**
 * Job: who wrote on the contact page is known from then on as the shop's customer with that address, where we have not
 * learned it from an order. One call at most; twice does no harm.
 * Where Shopify does not let us ask, it is left: the next message asks again.
 * @throws ShopifyUnavailable where another try may help
 */
export async function matchCustomer(desk: Desk, { customerId }: { customerId: string }): Promise<void> {
  const where = { id: BigInt(customerId), shopifyCustomerId: null, mergedIntoId: null, erasedAt: null };
  const record = await desk.db.customer.findFirst({ where, select: { email: true } });
  if (!record) return;
  const found = await askShopify(desk, record.email);
  if (found) await desk.db.customer.updateMany({ where, data: { shopifyCustomerId: BigInt(found) } });
}

async function askShopify(desk: Desk, email: string): Promise<string | null> {
  try {
    const { data } = await desk.shopify.read(MatchCustomer, { email });
    return data.customerByIdentifier?.legacyResourceId ?? null;
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable) || !["token_refused", "bad_answer"].includes(error.kind)) throw error;
    desk.log.info({ err: error }, "who wrote could not be looked up");
    return null;
  }
}
