import type { CustomerRecord, OrderRecord, ProductRecord, ShopState, VariantRecord } from "../state.ts";

/** Look-ups over a state that itself stays a plain list. Built when first asked for. */
export interface ShopIndex {
  orders: Map<number, OrderRecord>;
  customers: Map<number, CustomerRecord>;
  products: Map<number, ProductRecord>;
  variants: Map<number, { product: ProductRecord; variant: VariantRecord }>;
  ordersByCustomer: Map<number, OrderRecord[]>;
  /** Lists in a sort order, by the name of the order; dropped whenever anything changes. */
  sorted: Map<string, readonly unknown[]>;
  counts: string;
}

const indexes = new WeakMap<ShopState, ShopIndex>();

function countRecords(state: ShopState): string {
  return `${state.orders.length}/${state.customers.length}/${state.products.length}`;
}

function buildIndex(state: ShopState): ShopIndex {
  const ordersByCustomer = new Map<number, OrderRecord[]>();
  for (const order of state.orders) {
    if (order.customerId === null) continue;
    const own = ordersByCustomer.get(order.customerId);
    if (own) own.push(order);
    else ordersByCustomer.set(order.customerId, [order]);
  }
  return {
    orders: new Map(state.orders.map((order) => [order.id, order])),
    customers: new Map(state.customers.map((customer) => [customer.id, customer])),
    products: new Map(state.products.map((product) => [product.id, product])),
    variants: new Map(
      state.products.flatMap((product) => product.variants.map((variant) => [variant.id, { product, variant }])),
    ),
    ordersByCustomer,
    sorted: new Map(),
    counts: countRecords(state),
  };
}

/** The look-ups of a state; made anew when records were added or removed, or after `forgetIndex`. */
export function indexShop(state: ShopState): ShopIndex {
  const known = indexes.get(state);
  if (known && known.counts === countRecords(state)) return known;
  const fresh = buildIndex(state);
  indexes.set(state, fresh);
  return fresh;
}

/** To be called after records changed in place, so that sorted lists are made anew. */
export function forgetSortedLists(state: ShopState): void {
  indexes.get(state)?.sorted.clear();
}

/** To be called after a record was replaced or moved to another owner. */
export function forgetIndex(state: ShopState): void {
  indexes.delete(state);
}
