import type { CustomerRecord, OrderRecord } from "../state.ts";
import { comparePlaces, makeConnection } from "./connection.ts";
import type { PageArguments, Placed, SortValue } from "./connection.ts";
import type { RequestContext } from "./engine/request-context.ts";
import { totalAsBought, totalNow } from "./order-money.ts";
import { readFinancialStatus, readFulfillmentStatus } from "./order-status.ts";
import { compileSearch } from "./search/compile-search.ts";
import type { SearchableFields } from "./search/compile-search.ts";

export interface ListArguments extends PageArguments {
  query?: string | null;
  sortKey?: string | null;
}

export interface Listing<T> {
  /** Names the list among those that are kept sorted, e.g. `orders`. */
  name: string;
  records: readonly T[];
  idOf(record: T): number;
  sortValue(sortKey: string): (record: T) => SortValue;
  search: SearchableFields<T>;
  isVisible?: (record: T) => boolean;
  /** Where Shopify's search finds a new record only after a while: when it was made. */
  createdAt?: (record: T) => string;
}

/** Sorts once per sort key and state of the shop. */
function sortRecords<T>(context: RequestContext, listing: Listing<T>, sortKey: string): readonly Placed<T>[] {
  const key = `${listing.name} ${sortKey}`;
  const kept = context.index.sorted.get(key) as readonly Placed<T>[] | undefined;
  if (kept) return kept;
  const valueOf = listing.sortValue(sortKey);
  const places = listing.records.map((record) => ({ id: listing.idOf(record), value: valueOf(record), record }));
  places.sort(comparePlaces);
  context.index.sorted.set(key, places);
  return places;
}

/** Everything that the query finds and the token may see, in order. Remarks about the query go into the context. */
export function findRecords<T>(
  context: RequestContext,
  listing: Listing<T>,
  args: ListArguments,
): readonly Placed<T>[] {
  const sorted = sortRecords(context, listing, args.sortKey ?? "ID");
  const search = compileSearch(args.query, listing.search, context.now);
  if (search.unknownFields.length > 0)
    context.searchWarnings.push({
      path: [listing.name],
      query: args.query ?? "",
      warnings: search.unknownFields.map((field) => ({
        field,
        message: "Invalid search field for this query.",
        code: "invalid_field",
      })),
    });
  const isSearch = Boolean(args.query?.trim());
  if (!isSearch && !listing.isVisible) return sorted;
  const indexedUntil = new Date(context.now.getTime() - context.searchLagMs);
  const isIndexed = (record: T) =>
    !isSearch || !listing.createdAt || new Date(listing.createdAt(record)) <= indexedUntil;
  return sorted.filter(
    ({ record }) => (listing.isVisible?.(record) ?? true) && isIndexed(record) && search.matches(record),
  );
}

/** One page of what the query finds. */
export function listRecords<T>(
  context: RequestContext,
  listing: Listing<T>,
  args: ListArguments,
  show: (record: T) => unknown,
) {
  return makeConnection(findRecords(context, listing, args), args, show);
}

/** How orders are sorted, by `OrderSortKeys`. Relevance is not imitated: it sorts by id. */
export function orderSortValue(nameOf: (order: OrderRecord) => string) {
  return (sortKey: string): ((order: OrderRecord) => SortValue) => {
    switch (sortKey) {
      case "CREATED_AT":
        return (order) => Date.parse(order.createdAt);
      case "PROCESSED_AT":
        return (order) => Date.parse(order.processedAt);
      case "UPDATED_AT":
        return (order) => Date.parse(order.updatedAt);
      case "ORDER_NUMBER":
        return (order) => order.number;
      case "TOTAL_PRICE":
        return (order) => totalAsBought(order).total.shop;
      case "CURRENT_TOTAL_PRICE":
        return (order) => totalNow(order).total.shop;
      case "TOTAL_ITEMS_QUANTITY":
        return (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0);
      case "FINANCIAL_STATUS":
        return (order) => readFinancialStatus(order);
      case "FULFILLMENT_STATUS":
        return (order) => readFulfillmentStatus(order);
      case "CUSTOMER_NAME":
        return nameOf;
      case "DESTINATION":
        return (order) => order.shippingAddress?.city ?? null;
      default:
        return () => null;
    }
  };
}

/** How customers are sorted, by `CustomerSortKeys`. */
export function customerSortValue(sortKey: string): (customer: CustomerRecord) => SortValue {
  switch (sortKey) {
    case "CREATED_AT":
      return (customer) => Date.parse(customer.createdAt);
    case "UPDATED_AT":
      return (customer) => Date.parse(customer.updatedAt);
    case "NAME":
      return (customer) => `${customer.lastName ?? ""}, ${customer.firstName ?? ""}`;
    case "LOCATION":
      return (customer) => customer.defaultAddress?.country ?? null;
    default:
      return () => null;
  }
}
