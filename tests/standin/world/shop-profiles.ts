import { COFFEE_CATALOGUE, SOAP_CATALOGUE } from "./catalogue.ts";
import type { ProductSpec } from "./catalogue.ts";

/** What makes one pretend shop different from another. */
export interface ShopProfile {
  domain: string;
  name: string;
  email: string;
  currencyCode: string;
  ianaTimezone: string;
  countryCode: string;
  primaryUrl: string;
  planName: string;
  skuPrefix: string;
  catalogue: readonly ProductSpec[];
  staff: { firstName: string; lastName: string; email: string; locale: string; scopes: string[] | null }[];
  locations: { name: string; city: string; countryCode: string }[];
}

/** The main shop first: coffee in euros. The second sells soap in dollars. The first of the staff owns the shop. */
export const SHOP_PROFILES: readonly ShopProfile[] = [
  {
    domain: "morning-cup.myshopify.com",
    name: "Morning Cup",
    email: "hello@morning-cup.example",
    currencyCode: "EUR",
    ianaTimezone: "Europe/Warsaw",
    countryCode: "PL",
    primaryUrl: "https://morning-cup.example",
    planName: "Grow",
    skuPrefix: "MC",
    catalogue: COFFEE_CATALOGUE,
    staff: [
      { firstName: "Hanna", lastName: "Berg", email: "hanna@morning-cup.example", locale: "en", scopes: null },
      { firstName: "Zosia", lastName: "Wrona", email: "zosia@morning-cup.example", locale: "pl", scopes: null },
      { firstName: "Luíza", lastName: "Prado", email: "luiza@morning-cup.example", locale: "pt-BR", scopes: null },
      // In training: may look and answer, may not move money.
      {
        firstName: "Nia",
        lastName: "Okafor",
        email: "nia@morning-cup.example",
        locale: "en",
        scopes: ["read_orders", "read_customers", "read_products"],
      },
    ],
    locations: [
      { name: "Roastery and warehouse", city: "Warszawa", countryCode: "PL" },
      { name: "Café Kazimierz", city: "Kraków", countryCode: "PL" },
    ],
  },
  {
    domain: "soap.myshopify.com",
    name: "Northwind Soap Co.",
    email: "care@northwind-soap.example",
    currencyCode: "USD",
    ianaTimezone: "America/Los_Angeles",
    countryCode: "US",
    primaryUrl: "https://northwind-soap.example",
    planName: "Basic",
    skuPrefix: "NW",
    catalogue: SOAP_CATALOGUE,
    staff: [
      { firstName: "Grace", lastName: "Holloway", email: "grace@northwind-soap.example", locale: "en", scopes: null },
      { firstName: "Helena", lastName: "Ramos", email: "helena@northwind-soap.example", locale: "pt-BR", scopes: null },
      { firstName: "Marta", lastName: "Lis", email: "marta@northwind-soap.example", locale: "pl", scopes: null },
    ],
    locations: [
      { name: "Workshop", city: "Portland", countryCode: "US" },
      { name: "Pearl District store", city: "Portland", countryCode: "US" },
    ],
  },
];

/** More small shops after the two known ones, for tests that need many tenants. */
export function listShopProfiles(count: number): ShopProfile[] {
  return Array.from({ length: count }, (_, index) => {
    const known = SHOP_PROFILES[index];
    if (known) return known;
    const base = SHOP_PROFILES[index % SHOP_PROFILES.length]!;
    return { ...base, domain: `shop-${index + 1}.myshopify.com`, name: `${base.name} ${index + 1}` };
  });
}
