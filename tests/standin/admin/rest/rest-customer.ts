import type { AddressRecord, CustomerRecord, ShopState } from "../../state.ts";
import type { ShopEvent } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";

/** A postal address as REST prints it. */
export function restAddress(address: AddressRecord | null) {
  if (!address) return null;
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    province_code: address.provinceCode,
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone,
  };
}

/** A customer as REST prints it. Protected fields that the shop withholds are absent, as in Shopify's webhooks. */
export function restCustomer(state: ShopState, customer: CustomerRecord): Record<string, unknown> {
  const withheld = new Set(state.shop.withheld);
  return {
    id: customer.id,
    admin_graphql_api_id: gid("Customer", customer.id),
    ...(withheld.has("name") ? {} : { first_name: customer.firstName, last_name: customer.lastName }),
    ...(withheld.has("email") ? {} : { email: customer.email }),
    ...(withheld.has("phone") ? {} : { phone: customer.phone }),
    ...(withheld.has("address") ? {} : { default_address: restAddress(customer.defaultAddress) }),
    state: customer.state.toLowerCase(),
    verified_email: customer.verifiedEmail,
    note: customer.note,
    tags: customer.tags.join(", "),
    created_at: formatInstant(customer.createdAt),
    updated_at: formatInstant(customer.updatedAt),
  };
}

export function restCustomerEvent(state: ShopState, customer: CustomerRecord, topic: string): ShopEvent {
  return { topic, payload: restCustomer(state, customer), updatedAt: customer.updatedAt };
}
