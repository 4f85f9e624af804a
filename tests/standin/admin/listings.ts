import type { CustomerRecord, DraftRecord, LocationRecord, OrderRecord, ProductRecord } from "../state.ts";
import type { RequestContext } from "./engine/request-context.ts";
import { customerSortValue, orderSortValue } from "./list-records.ts";
import type { Listing } from "./list-records.ts";
import { orderSearch } from "./search/order-search.ts";
import { customerSearch, draftSearch, locationSearch, productSearch, variantSearch } from "./search/other-searches.ts";
import type { VariantOfProduct } from "./search/other-searches.ts";
import { maySeeOrder } from "./visible-orders.ts";

/** All orders of the shop, or those of one customer, without what the token may not see. */
export function orderListing(context: RequestContext, customerId?: number): Listing<OrderRecord> {
  const { index, state } = context;
  const nameOf = (order: OrderRecord) => {
    const customer = order.customerId === null ? undefined : index.customers.get(order.customerId);
    return `${customer?.lastName ?? ""}, ${customer?.firstName ?? ""}`;
  };
  return {
    name: customerId === undefined ? "orders" : `orders of ${customerId}`,
    records: customerId === undefined ? state.orders : (index.ordersByCustomer.get(customerId) ?? []),
    idOf: (order) => order.id,
    createdAt: (order) => order.createdAt,
    sortValue: orderSortValue(nameOf),
    search: orderSearch(index, state.shop.currencyCode),
    isVisible: (order) => maySeeOrder(context, order),
  };
}

export function customerListing(context: RequestContext): Listing<CustomerRecord> {
  return {
    name: "customers",
    records: context.state.customers,
    idOf: (customer) => customer.id,
    sortValue: customerSortValue,
    search: customerSearch(context.index),
  };
}

export function variantListing(context: RequestContext): Listing<VariantOfProduct> {
  return {
    name: "productVariants",
    records: [...context.index.variants.values()],
    idOf: ({ variant }) => variant.id,
    sortValue: (sortKey) => {
      if (sortKey === "SKU") return ({ variant }) => variant.sku;
      if (sortKey === "TITLE" || sortKey === "NAME") return ({ variant }) => variant.title;
      if (sortKey === "FULL_TITLE") return ({ product, variant }) => `${product.title} ${variant.title}`;
      return () => null;
    },
    search: variantSearch,
  };
}

export function productListing(context: RequestContext): Listing<ProductRecord> {
  return {
    name: "products",
    records: context.state.products,
    idOf: (product) => product.id,
    sortValue: (sortKey) => {
      if (sortKey === "TITLE") return (product) => product.title;
      if (sortKey === "VENDOR") return (product) => product.vendor;
      if (sortKey === "CREATED_AT" || sortKey === "UPDATED_AT") return (product) => Date.parse(product.createdAt);
      return () => null;
    },
    search: productSearch,
  };
}

export function locationListing(context: RequestContext, includeInactive: boolean): Listing<LocationRecord> {
  return {
    name: includeInactive ? "locations with inactive" : "locations",
    records: context.state.locations.filter((location) => location.active || includeInactive),
    idOf: (location) => location.id,
    sortValue: (sortKey) => (sortKey === "NAME" ? (location) => location.name : () => null),
    search: locationSearch,
  };
}

export function draftListing(context: RequestContext): Listing<DraftRecord> {
  return {
    name: "draftOrders",
    records: context.state.drafts ?? [],
    idOf: (draft) => draft.id,
    createdAt: (draft) => draft.createdAt,
    sortValue: (sortKey) => (sortKey === "UPDATED_AT" ? (draft) => Date.parse(draft.updatedAt) : () => null),
    search: draftSearch,
  };
}
