import type { Desk } from "#app/features/shared/desk.ts";
import { MatchCustomer } from "./match-customer-document.ts";

/**
 * Job: who wrote on the contact page is known from then on as the shop's customer with that address, where we have not
 * learned it from an order. One call at most; twice does no harm.
 * @throws ShopifyUnavailable
 */
export async function matchCustomer(desk: Desk, { customerId }: { customerId: string }): Promise<void> {
  const where = { id: BigInt(customerId), shopifyCustomerId: null, mergedIntoId: null, erasedAt: null };
  const record = await desk.db.customer.findFirst({ where, select: { email: true } });
  if (!record) return;
  const { data } = await desk.shopify.read(MatchCustomer, { email: record.email });
  const found = data.customerByIdentifier?.legacyResourceId;
  if (found) await desk.db.customer.updateMany({ where, data: { shopifyCustomerId: BigInt(found) } });
}
