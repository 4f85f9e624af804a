import type { ShopState } from "../state.ts";
import { listSampleOrders, sampleAddress as address } from "./sample-orders.ts";

/** The moment at which the sample shop stands still. */
export const sampleNow = new Date("2026-11-20T12:00:00Z");

export const sampleShop = "sample.myshopify.com";

/** Everything that a help desk might be granted. */
export const sampleScopes = [
  "write_orders",
  "write_draft_orders",
  "read_all_orders",
  "write_customers",
  "read_products",
  "read_locations",
  "read_inventory",
  "read_returns",
  "read_fulfillments",
  "read_merchant_managed_fulfillment_orders",
  "read_store_credit_accounts",
];

/** A small shop in dollars with orders of different kinds. Made anew on each call. */
export function makeSampleState(changes: Partial<ShopState> = {}): ShopState {
  const customer = (id: number, firstName: string, lastName: string, email: string) => ({
    id,
    firstName,
    lastName,
    email,
    phone: id === 301 ? "+48123456789" : null,
    locale: id === 301 ? "pl" : "en",
    note: null,
    tags: [],
    state: "ENABLED" as const,
    verifiedEmail: true,
    createdAt: "2024-05-01T10:00:00Z",
    updatedAt: "2026-11-01T10:00:00Z",
    defaultAddress: { ...address, firstName, lastName },
  });
  const variant = (id: number, title: string, sku: string, price: number) => ({
    id,
    title,
    sku,
    price,
    weightGrams: 300,
  });
  const product = (id: number, title: string, variants: ReturnType<typeof variant>[]) => ({
    id,
    title,
    handle: title.toLowerCase(),
    vendor: "Sample",
    productType: "Kitchen",
    tags: [],
    status: "ACTIVE" as const,
    createdAt: "2024-01-01T00:00:00Z",
    imagePath: `/cdn/products/${id}.svg`,
    imageSvg: "<svg/>",
    variants,
  });
  return {
    shop: {
      id: 1,
      domain: sampleShop,
      name: "Sample",
      email: "owner@example.com",
      contactEmail: "help@example.com",
      currencyCode: "USD",
      ianaTimezone: "Europe/Warsaw",
      countryCode: "PL",
      primaryUrl: "https://sample.example",
      planName: "Basic",
      withheld: [],
    },
    staff: [
      {
        id: 201,
        firstName: "Olga",
        lastName: "Owner",
        email: "owner@example.com",
        accountOwner: true,
        locale: "en",
        scopes: null,
      },
      {
        id: 202,
        firstName: "Rita",
        lastName: "Reader",
        email: "rita@example.com",
        accountOwner: false,
        locale: "pl",
        scopes: ["read_orders", "read_customers"],
      },
    ],
    locations: [
      { id: 401, name: "Warehouse", city: "Kraków", countryCode: "PL", active: true, fulfillsOnlineOrders: true },
      { id: 402, name: "Shop", city: "Warszawa", countryCode: "PL", active: true, fulfillsOnlineOrders: false },
      { id: 403, name: "Old cellar", city: "Łódź", countryCode: "PL", active: false, fulfillsOnlineOrders: false },
    ],
    products: [
      product(501, "Mug", [variant(601, "Blue", "MUG-BLUE", 1999)]),
      product(502, "Tea", [variant(602, "Default Title", "TEA-100", 4510)]),
    ],
    inventory: { "601:401": 10, "601:402": 2, "602:401": 5 },
    customers: [customer(301, "Ana", "Kowalska", "ana@example.com"), customer(302, "Tom", "Lee", "tom@example.com")],
    orders: listSampleOrders(),
    storeCredit: [],
    installation: { id: 901, installedAt: "2026-11-01T00:00:00Z", scopes: [...sampleScopes] },
    ledger: [],
    nextId: 900000,
    ...changes,
  };
}
