import type { CustomerRecord, DraftRecord, LocationRecord, ProductRecord, VariantRecord } from "../../state.ts";
import type { ShopIndex } from "../shop-index.ts";
import type { SearchableFields } from "./compile-search.ts";

/** By what customers can be searched. */
export function customerSearch(index: ShopIndex): SearchableFields<CustomerRecord> {
  return {
    fields: {
      id: { kind: "id", read: (customer) => customer.id },
      email: { kind: "text", read: (customer) => customer.email },
      phone: { kind: "text", read: (customer) => customer.phone },
      first_name: { kind: "text", read: (customer) => customer.firstName },
      last_name: { kind: "text", read: (customer) => customer.lastName },
      tag: { kind: "text", read: (customer) => customer.tags },
      tag_not: {
        kind: "choice",
        matches: (customer, choice) => !customer.tags.some((tag) => tag.toLowerCase() === choice),
      },
      state: { kind: "text", read: (customer) => customer.state },
      country: {
        kind: "text",
        read: (customer) => [customer.defaultAddress?.country ?? null, customer.defaultAddress?.countryCode ?? null],
      },
      customer_date: { kind: "instant", read: (customer) => customer.createdAt },
      created_at: { kind: "instant", read: (customer) => customer.createdAt },
      updated_at: { kind: "instant", read: (customer) => customer.updatedAt },
      orders_count: { kind: "number", read: (customer) => index.ordersByCustomer.get(customer.id)?.length ?? 0 },
    },
    words: (customer) => [
      [customer.firstName, customer.lastName].filter(Boolean).join(" "),
      customer.email,
      customer.phone,
      customer.defaultAddress?.city ?? null,
    ],
  };
}

export interface VariantOfProduct {
  product: ProductRecord;
  variant: VariantRecord;
}

/** By what product variants can be searched. */
export const variantSearch: SearchableFields<VariantOfProduct> = {
  fields: {
    id: { kind: "id", read: ({ variant }) => variant.id },
    product_id: { kind: "id", read: ({ product }) => product.id },
    sku: { kind: "text", read: ({ variant }) => variant.sku },
    title: { kind: "text", read: ({ variant, product }) => [variant.title, product.title] },
    product_status: { kind: "text", read: ({ product }) => product.status },
    product_type: { kind: "text", read: ({ product }) => product.productType },
    vendor: { kind: "text", read: ({ product }) => product.vendor },
    tag: { kind: "text", read: ({ product }) => product.tags },
  },
  words: ({ product, variant }) => [product.title, variant.title, variant.sku, product.vendor],
};

/** By what products can be searched. */
export const productSearch: SearchableFields<ProductRecord> = {
  fields: {
    id: { kind: "id", read: (product) => product.id },
    title: { kind: "text", read: (product) => product.title },
    handle: { kind: "text", read: (product) => product.handle },
    status: { kind: "text", read: (product) => product.status },
    product_type: { kind: "text", read: (product) => product.productType },
    vendor: { kind: "text", read: (product) => product.vendor },
    tag: { kind: "text", read: (product) => product.tags },
    sku: { kind: "text", read: (product) => product.variants.map((variant) => variant.sku) },
    created_at: { kind: "instant", read: (product) => product.createdAt },
  },
  words: (product) => [
    product.title,
    product.vendor,
    product.productType,
    ...product.variants.map((variant) => variant.sku),
  ],
};

/** By what locations can be searched. */
export const locationSearch: SearchableFields<LocationRecord> = {
  fields: {
    id: { kind: "id", read: (location) => location.id },
    name: { kind: "text", read: (location) => location.name },
    city: { kind: "text", read: (location) => location.city },
    country: { kind: "text", read: (location) => location.countryCode },
    active: { kind: "choice", matches: (location, choice) => String(location.active) === choice },
  },
  words: (location) => [location.name, location.city],
};

/** By what draft orders can be searched. */
export const draftSearch: SearchableFields<DraftRecord> = {
  fields: {
    id: { kind: "id", read: (draft) => draft.id },
    customer_id: { kind: "id", read: (draft) => draft.customerId },
    status: {
      kind: "choice",
      matches: (draft, choice) => choice === (draft.orderId === null ? "open" : "completed"),
    },
    tag: { kind: "text", read: (draft) => draft.tags },
    created_at: { kind: "instant", read: (draft) => draft.createdAt },
    updated_at: { kind: "instant", read: (draft) => draft.updatedAt },
  },
  words: (draft) => [draft.name, draft.email],
};
