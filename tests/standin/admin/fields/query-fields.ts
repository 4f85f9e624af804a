import { makeError, notModelled } from "../errors.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { parseGid } from "../gid.ts";
import { findRecords, listRecords } from "../list-records.ts";
import type { ListArguments } from "../list-records.ts";
import { contentQueries } from "./content-fields.ts";
import { discountQueries } from "./discount-fields.ts";
import { returnQueries } from "./return-fields.ts";
import { showDraft } from "./draft-fields.ts";
import { findEdit, showEdit } from "./edit-fields.ts";
import {
  customerListing,
  draftListing,
  locationListing,
  orderListing,
  productListing,
  variantListing,
} from "../listings.ts";
import { findVisibleOrder, maySeeOrder } from "../visible-orders.ts";
import {
  showCustomer,
  showFulfillment,
  showCancelResult,
  showJob,
  showLine,
  showLocation,
  showOrder,
  showProduct,
  showRefund,
  showTransaction,
  showVariant,
} from "./sources.ts";
import { showStaff } from "./staff-fields.ts";

/** The number in an id of the wanted type; Shopify's refusals for anything else. */
export function demandId(type: string, value: unknown): number {
  const parsed = parseGid(value);
  if (!parsed) throw makeError(`Invalid global id '${String(value)}'`, "argumentLiteralsIncompatible");
  if (parsed.type !== type) throw makeError(`Invalid id: ${String(value)}`, "RESOURCE_NOT_FOUND");
  return parsed.id;
}

interface FoundPart {
  show(): unknown;
}

/** Parts of orders, which have no look-up of their own: the orders are searched. */
function findInOrders(context: RequestContext, type: string, id: number): FoundPart | null {
  for (const order of context.state.orders) {
    if (!maySeeOrder(context, order)) continue;
    if (type === "LineItem") {
      const line = order.lines.find((one) => one.id === id);
      if (line) return { show: () => showLine(order, line) };
    } else if (type === "Refund") {
      const refund = order.refunds.find((one) => one.id === id);
      if (refund) return { show: () => showRefund(order, refund) };
    } else if (type === "OrderTransaction") {
      const transaction = order.transactions.find((one) => one.id === id);
      if (transaction) return { show: () => showTransaction(order, transaction) };
    } else if (type === "Fulfillment") {
      const fulfillment = order.fulfillments.find((one) => one.id === id);
      if (fulfillment) return { show: () => showFulfillment(order, fulfillment) };
    }
  }
  return null;
}

/** Any object by its global id; `null` when it is not there. Kinds that are not modelled fail loudly. */
function findNode(context: RequestContext, value: string): unknown {
  const resultOf = /^gid:\/\/shopify\/OrderCancelJobResult\/([\w-]+)$/.exec(value)?.[1];
  if (resultOf !== undefined) {
    const job = context.state.jobs?.find((one) => one.id === resultOf);
    return job ? showCancelResult(job) : null;
  }
  const parsed = parseGid(value);
  if (!parsed) throw makeError(`Invalid global id '${value}'`, "argumentLiteralsIncompatible");
  const { type, id } = parsed;
  const { index, state } = context;
  switch (type) {
    case "Order": {
      const order = findVisibleOrder(context, id);
      return order && showOrder(order);
    }
    case "Customer": {
      const customer = index.customers.get(id);
      return customer ? showCustomer(customer) : null;
    }
    case "Product": {
      const product = index.products.get(id);
      return product ? showProduct(product) : null;
    }
    case "ProductVariant": {
      const found = index.variants.get(id);
      return found ? showVariant(found.product, found.variant) : null;
    }
    case "DraftOrder": {
      const draft = state.drafts?.find((one) => one.id === id);
      return draft ? showDraft(context, draft) : null;
    }
    case "CalculatedOrder": {
      const edit = findEdit(context, id);
      return edit ? showEdit(context, edit) : null;
    }
    case "Location": {
      const location = state.locations.find((one) => one.id === id);
      return location ? showLocation(location) : null;
    }
    case "Shop":
      return id === state.shop.id ? { __typename: "Shop" } : null;
    case "AppInstallation":
      return id === state.installation?.id ? { __typename: "AppInstallation" } : null;
    case "StoreCreditAccount": {
      const account = state.storeCredit.find((one) => one.id === id);
      return account ? { __typename: "StoreCreditAccount", account } : null;
    }
    case "LineItem":
    case "Refund":
    case "OrderTransaction":
    case "Fulfillment":
      return findInOrders(context, type, id)?.show() ?? null;
    default:
      throw notModelled(`node of type ${type}`);
  }
}

/** Counts up to the limit, and says when there are more. */
function showCount(found: number, limit: number | null | undefined) {
  const most = limit ?? found;
  return { __typename: "Count", count: Math.min(found, most), precision: found > most ? "AT_LEAST" : "EXACT" };
}

function findCustomer(
  context: RequestContext,
  matches: (customer: { email: string | null; phone: string | null }) => boolean,
) {
  const customer = context.state.customers.find(matches);
  return customer ? showCustomer(customer) : null;
}

export const queryFields: FieldMap<undefined> = {
  ...contentQueries,
  ...discountQueries,
  ...returnQueries,
  shop: () => ({ __typename: "Shop" }),
  currentAppInstallation: () => ({ __typename: "AppInstallation" }),
  appInstallation: (_root, { id }: { id?: string | null }) => {
    if (id) throw notModelled("appInstallation(id:)");
    return { __typename: "AppInstallation" };
  },
  currentStaffMember: (_root, _args, context) => showStaff(context, context.staffId),
  order: (_root, { id }: { id: string }, context) => {
    const order = findVisibleOrder(context, demandId("Order", id));
    return order && showOrder(order);
  },
  orders: (_root, args: ListArguments, context) => listRecords(context, orderListing(context), args, showOrder),
  ordersCount: (_root, args: { query?: string | null; limit?: number | null }, context) =>
    showCount(findRecords(context, orderListing(context), { query: args.query }).length, args.limit),
  customer: (_root, { id }: { id: string }, context) => {
    const customer = context.index.customers.get(demandId("Customer", id));
    return customer ? showCustomer(customer) : null;
  },
  customers: (_root, args: ListArguments, context) =>
    listRecords(context, customerListing(context), args, showCustomer),
  customersCount: (_root, args: { query?: string | null; limit?: number | null }, context) =>
    showCount(findRecords(context, customerListing(context), { query: args.query }).length, args.limit),
  customerByIdentifier: (
    _root,
    { identifier }: { identifier: { id?: string; emailAddress?: string; phoneNumber?: string; customId?: unknown } },
    context,
  ) => {
    if (identifier.id != null) {
      const customer = context.index.customers.get(demandId("Customer", identifier.id));
      return customer ? showCustomer(customer) : null;
    }
    if (identifier.emailAddress != null) {
      const wanted = identifier.emailAddress.trim().toLowerCase();
      return findCustomer(context, ({ email }) => email?.toLowerCase() === wanted);
    }
    if (identifier.phoneNumber != null) {
      const wanted = identifier.phoneNumber.replace(/[^\d+]/g, "");
      return findCustomer(context, ({ phone }) => phone?.replace(/[^\d+]/g, "") === wanted);
    }
    throw notModelled("customerByIdentifier(customId:)");
  },
  draftOrder: (_root, { id }: { id: string }, context) => {
    const wanted = demandId("DraftOrder", id);
    const draft = context.state.drafts?.find((one) => one.id === wanted);
    return draft ? showDraft(context, draft) : null;
  },
  draftOrders: (_root, args: ListArguments, context) =>
    listRecords(context, draftListing(context), args, (draft) => showDraft(context, draft)),
  product: (_root, { id }: { id: string }, context) => {
    const product = context.index.products.get(demandId("Product", id));
    return product ? showProduct(product) : null;
  },
  products: (_root, args: ListArguments, context) => listRecords(context, productListing(context), args, showProduct),
  productVariant: (_root, { id }: { id: string }, context) => {
    const found = context.index.variants.get(demandId("ProductVariant", id));
    return found ? showVariant(found.product, found.variant) : null;
  },
  productVariants: (_root, args: ListArguments, context) =>
    listRecords(context, variantListing(context), args, ({ product, variant }) => showVariant(product, variant)),
  location: (_root, { id }: { id?: string | null }, context) => {
    const wanted = id ? demandId("Location", id) : context.state.locations[0]?.id;
    const location = context.state.locations.find((candidate) => candidate.id === wanted);
    return location ? showLocation(location) : null;
  },
  locations: (_root, args: ListArguments & { includeInactive: boolean }, context) =>
    listRecords(context, locationListing(context, args.includeInactive), args, showLocation),
  node: (_root, { id }: { id: string }, context) => findNode(context, id),
  nodes: (_root, { ids }: { ids: string[] }, context) => ids.map((id) => findNode(context, id)),
  job: (_root, { id }: { id: string }, context) => {
    const jobId = /^gid:\/\/shopify\/Job\/([\w-]+)$/.exec(id)?.[1];
    if (jobId === undefined) throw makeError(`Invalid global id '${id}'`, "argumentLiteralsIncompatible");
    const job = context.state.jobs?.find((one) => one.id === jobId);
    return job ? showJob(job) : null;
  },
};
