import { normaliseAddress } from "#app/platform/mail/address.ts";
import type { Order } from "./order.ts";
import { normaliseTracking } from "./tracking.ts";

/** The columns of an order's snapshot, as JSON for the statement that saves it. */
export interface OrderRow {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  shopify_customer_id: string | null;
  created_at: string;
  updated_at: string;
  financial_status: string | null;
  fulfillment_status: string;
  cancelled_at: string | null;
  total_minor: string;
  currency: string;
  data: Order;
  tracking: string[];
  skus: string[];
  /** Who bought it, as Shopify knows them; not kept with the order, but with the customer of this address. */
  customer_email: string | null;
  customer_phone: string | null;
}

/** What is kept of an order beside its JSON, so that it can be found. */
export function toOrderRow(order: Order): OrderRow {
  const numbers = order.fulfillments.flatMap(({ tracking }) => tracking.map(({ number }) => number ?? ""));
  return {
    id: order.id,
    name: order.name,
    email: normaliseAddress(order.email ?? order.customer?.email ?? ""),
    phone: digitsOf(order.phone ?? order.customer?.phone ?? order.shippingAddress?.phone ?? ""),
    shopify_customer_id: order.customer?.id ?? null,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus,
    cancelled_at: order.cancelledAt,
    total_minor: order.total.shop.minor,
    currency: order.total.shop.currency,
    data: order,
    tracking: [...new Set(numbers.map(normaliseTracking))].filter((number) => number !== "" && number.length <= 100),
    skus: [...new Set(order.lines.map(({ sku }) => normaliseSku(sku ?? "")))].filter((sku) => sku !== ""),
    customer_email: normaliseAddress(order.customer?.email ?? order.email ?? ""),
    // Not the parcel's: a present goes to somebody else.
    customer_phone: digitsOf(order.customer?.phone ?? order.phone ?? ""),
  };
}

/** As article numbers are compared: upper case, without spaces around; empty where it cannot be one. */
export function normaliseSku(sku: string): string {
  const trimmed = sku.normalize("NFKC").trim().toUpperCase();
  return trimmed.length <= 100 ? trimmed : "";
}

const digitsOf = (phone: string): string | null => phone.replace(/\D/g, "") || null;
