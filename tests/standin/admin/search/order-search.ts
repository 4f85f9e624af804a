import type { CustomerRecord, OrderRecord } from "../../state.ts";
import { formatMoney } from "../currency.ts";
import { totalNow } from "../order-money.ts";
import { readFinancialStatus, readFulfillmentStatus } from "../order-status.ts";
import type { ShopIndex } from "../shop-index.ts";
import type { SearchableFields } from "./compile-search.ts";

function matchesFinancialStatus(order: OrderRecord, choice: string): boolean {
  const status = readFinancialStatus(order).toLowerCase();
  return choice === "unpaid" ? ["pending", "authorized", "partially_paid"].includes(status) : status === choice;
}

/** Shopify's filter has older words beside those of the display status. */
function matchesFulfillmentStatus(order: OrderRecord, choice: string): boolean {
  const status = readFulfillmentStatus(order).toLowerCase();
  switch (choice) {
    case "shipped":
      return status === "fulfilled";
    case "unshipped":
      return status === "unfulfilled";
    case "partial":
      return status === "partially_fulfilled";
    default:
      return status === choice;
  }
}

function matchesStatus(order: OrderRecord, choice: string): boolean {
  switch (choice) {
    case "any":
      return true;
    case "open":
      return order.closedAt === null && order.cancelledAt === null;
    case "closed":
      return order.closedAt !== null;
    case "cancelled":
      return order.cancelledAt !== null;
    case "not_closed":
      return order.closedAt === null;
    default:
      return false;
  }
}

function nameOf(customer: CustomerRecord | undefined): string | null {
  return customer ? [customer.firstName, customer.lastName].filter(Boolean).join(" ") : null;
}

/** By what orders can be searched. There is no filter for tracking numbers, phones or addresses in Shopify either. */
export function orderSearch(index: ShopIndex, shopCurrency: string): SearchableFields<OrderRecord> {
  const customerOf = (order: OrderRecord) =>
    order.customerId === null ? undefined : index.customers.get(order.customerId);
  return {
    fields: {
      id: { kind: "id", read: (order) => order.id },
      name: { kind: "text", read: (order) => [order.name, order.name.replace(/^#/, "")] },
      order_number: { kind: "number", read: (order) => order.number },
      email: { kind: "text", read: (order) => order.email },
      customer_id: { kind: "id", read: (order) => order.customerId },
      created_at: { kind: "instant", read: (order) => order.createdAt },
      updated_at: { kind: "instant", read: (order) => order.updatedAt },
      processed_at: { kind: "instant", read: (order) => order.processedAt },
      financial_status: { kind: "choice", matches: matchesFinancialStatus },
      fulfillment_status: { kind: "choice", matches: matchesFulfillmentStatus },
      status: { kind: "choice", matches: matchesStatus },
      return_status: { kind: "choice", matches: (_order, choice) => choice === "no_return" },
      tag: { kind: "text", read: (order) => order.tags },
      tag_not: { kind: "choice", matches: (order, choice) => !order.tags.some((tag) => tag.toLowerCase() === choice) },
      sku: { kind: "text", read: (order) => order.lines.map((line) => line.sku) },
      discount_code: { kind: "text", read: (order) => order.discountCodes[0] ?? null },
      gateway: { kind: "text", read: (order) => order.transactions.map((transaction) => transaction.gateway) },
      credit_card_last4: {
        kind: "text",
        read: (order) => order.transactions.map((one) => one.paymentDetails?.last4 ?? null),
      },
      source_name: { kind: "text", read: (order) => order.sourceName },
      test: { kind: "choice", matches: (_order, choice) => choice === "false" },
      current_total_price: {
        kind: "number",
        read: (order) => Number(formatMoney(totalNow(order).total.shop, shopCurrency)),
      },
      subtotal_line_items_quantity: {
        kind: "number",
        read: (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
      },
    },
    words: (order) => {
      const customer = customerOf(order);
      return [
        order.name,
        order.email,
        nameOf(customer),
        customer?.email ?? null,
        ...order.lines.map((line) => line.title),
      ];
    },
  };
}
