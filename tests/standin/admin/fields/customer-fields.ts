import type { CustomerRecord, OrderRecord } from "../../state.ts";
import { connectById, connectNothing } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { listRecords } from "../list-records.ts";
import type { ListArguments } from "../list-records.ts";
import { orderListing } from "../listings.ts";
import { moneyV2 } from "../money.ts";
import { receivedFor, refundedFor } from "../order-money.ts";
import { maySeeOrder } from "../visible-orders.ts";
import { showAddress } from "./address-fields.ts";
import { showOrder } from "./sources.ts";
import type { CustomerSource } from "./sources.ts";

function ordersOf(context: RequestContext, customer: CustomerRecord): OrderRecord[] {
  return (context.index.ordersByCustomer.get(customer.id) ?? []).filter((order) => !order.deleted);
}

/** Name, or what Shopify shows instead of one. */
function displayName(customer: CustomerRecord): string {
  return [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || customer.phone || "";
}

function describeLifetime(context: RequestContext, customer: CustomerRecord): string {
  const days = Math.max(0, Math.floor((context.now.getTime() - Date.parse(customer.createdAt)) / 86_400_000));
  if (days < 31) return `${days} days`;
  const months = Math.floor(days / 30.44);
  return months < 12 ? `about ${months} months` : `about ${Math.floor(months / 12)} years`;
}

function homeAddress(customer: CustomerRecord) {
  return showAddress(`${customer.id}?model_name=CustomerAddress`, customer.defaultAddress);
}

export const customerFields: FieldMap<CustomerSource> = {
  id: ({ customer }) => gid("Customer", customer.id),
  legacyResourceId: ({ customer }) => String(customer.id),
  firstName: ({ customer }) => customer.firstName,
  lastName: ({ customer }) => customer.lastName,
  displayName: ({ customer }) => displayName(customer),
  email: ({ customer }) => customer.email,
  phone: ({ customer }) => customer.phone,
  locale: ({ customer }) => customer.locale,
  note: ({ customer }) => customer.note,
  tags: ({ customer }) => customer.tags,
  state: ({ customer }) => customer.state,
  verifiedEmail: ({ customer }) => customer.verifiedEmail,
  validEmailAddress: ({ customer }) => customer.email !== null,
  createdAt: ({ customer }) => formatInstant(customer.createdAt),
  updatedAt: ({ customer }) => formatInstant(customer.updatedAt),
  lifetimeDuration: ({ customer }, _args, context) => describeLifetime(context, customer),
  taxExempt: () => false,
  dataSaleOptOut: () => false,
  canDelete: ({ customer }, _args, context) => ordersOf(context, customer).length === 0,
  defaultEmailAddress: ({ customer }) =>
    customer.email === null
      ? null
      : {
          __typename: "CustomerEmailAddress",
          emailAddress: customer.email,
          marketingState: "NOT_SUBSCRIBED",
          marketingOptInLevel: null,
          marketingUpdatedAt: null,
          validFormat: true,
        },
  defaultPhoneNumber: ({ customer }) =>
    customer.phone === null
      ? null
      : { __typename: "CustomerPhoneNumber", phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED" },
  defaultAddress: ({ customer }) => homeAddress(customer),
  addresses: ({ customer }) => (customer.defaultAddress ? [homeAddress(customer)] : []),
  addressesV2: ({ customer }, args: PageArguments) =>
    connectById(customer.defaultAddress ? [customer] : [], args, ({ id }) => id, homeAddress),
  numberOfOrders: ({ customer }, _args, context) => String(ordersOf(context, customer).length),
  amountSpent: ({ customer }, _args, context) => {
    const spent = ordersOf(context, customer).reduce(
      (sum, order) => sum + receivedFor(order).shop - refundedFor(order).shop,
      0,
    );
    return moneyV2(spent, context.state.shop.currencyCode);
  },
  orders: ({ customer }, args: ListArguments, context) =>
    listRecords(context, orderListing(context, customer.id), args, showOrder),
  lastOrder: ({ customer }, _args, context) => {
    const seen = ordersOf(context, customer).filter((order) => maySeeOrder(context, order));
    const last = seen.sort((a, b) => Date.parse(a.processedAt) - Date.parse(b.processedAt) || a.id - b.id).at(-1);
    return last ? showOrder(last) : null;
  },
  storeCreditAccounts: ({ customer }, args: PageArguments, context) =>
    connectById(
      context.state.storeCredit.filter((account) => account.customerId === customer.id),
      args,
      (account) => account.id,
      (account) => ({ __typename: "StoreCreditAccount", account }),
    ),
  metafield: () => null,
  metafields: (_source, args: PageArguments) => connectNothing(args),
  events: (_source, args: PageArguments) => connectNothing(args),
};
