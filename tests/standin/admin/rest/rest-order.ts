import type { LineRecord, OrderRecord, ShopState } from "../../state.ts";
import { formatMoney } from "../currency.ts";
import { currenciesOf } from "../engine/request-context.ts";
import type { ShopEvent } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { restMoneySet, subtractPair } from "../money.ts";
import type { CurrencyPair } from "../money.ts";
import { receivedFor, refundedFor, totalAsBought, totalNow } from "../order-money.ts";
import { countUnits } from "../order-quantities.ts";
import { readFinancialStatus, readFulfillmentStatus } from "../order-status.ts";
import { restAddress, restCustomer } from "./rest-customer.ts";
import { restFulfillment } from "./rest-fulfillment.ts";
import { restRefund } from "./rest-refund.ts";

function restFulfillmentStatus(order: OrderRecord): string | null {
  const status = readFulfillmentStatus(order);
  return status === "FULFILLED"
    ? "fulfilled"
    : status === "PARTIALLY_FULFILLED"
      ? "partial"
      : status === "RESTOCKED"
        ? "restocked"
        : null;
}

function restLine(order: OrderRecord, line: LineRecord, currencies: CurrencyPair) {
  const units = countUnits(order, line);
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    product_id: line.productId,
    variant_id: line.variantId,
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    quantity: line.quantity,
    current_quantity: units.refundable,
    fulfillable_quantity: units.unfulfilled,
    price: formatMoney(line.unitPrice.shop, currencies.shop),
    price_set: restMoneySet(line.unitPrice, currencies),
    total_discount: formatMoney(line.discount.shop, currencies.shop),
    total_discount_set: restMoneySet(line.discount, currencies),
    requires_shipping: line.requiresShipping,
    tax_lines: [
      {
        title: line.taxTitle,
        rate: line.taxRate,
        price: formatMoney(line.tax.shop, currencies.shop),
        price_set: restMoneySet(line.tax, currencies),
      },
    ],
  };
}

/** An order as REST prints it. Protected fields that the shop withholds are absent. */
export function restOrder(state: ShopState, order: OrderRecord): Record<string, unknown> {
  const currencies = currenciesOf(state, order);
  const withheld = new Set(state.shop.withheld);
  const [bought, now] = [totalAsBought(order), totalNow(order)];
  const owed = subtractPair(now.total, subtractPair(receivedFor(order), refundedFor(order)));
  const customer = state.customers.find((candidate) => candidate.id === order.customerId);
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    name: order.name,
    order_number: order.number,
    number: order.number - 1000,
    ...(withheld.has("email") ? {} : { email: order.email, contact_email: order.email }),
    ...(withheld.has("phone") ? {} : { phone: order.phone }),
    ...(withheld.has("address")
      ? {}
      : { shipping_address: restAddress(order.shippingAddress), billing_address: restAddress(order.billingAddress) }),
    customer: customer ? restCustomer(state, customer) : null,
    created_at: formatInstant(order.createdAt),
    updated_at: formatInstant(order.updatedAt),
    processed_at: formatInstant(order.processedAt),
    cancelled_at: formatInstant(order.cancelledAt),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: formatInstant(order.closedAt),
    confirmed: true,
    currency: currencies.shop,
    presentment_currency: currencies.presentment,
    taxes_included: order.taxesIncluded,
    financial_status: readFinancialStatus(order).toLowerCase(),
    fulfillment_status: restFulfillmentStatus(order),
    total_price: formatMoney(bought.total.shop, currencies.shop),
    total_price_set: restMoneySet(bought.total, currencies),
    current_total_price: formatMoney(now.total.shop, currencies.shop),
    current_total_price_set: restMoneySet(now.total, currencies),
    total_outstanding: formatMoney(owed.shop, currencies.shop),
    discount_codes: order.discountCodes.map((code) => ({ code })),
    line_items: order.lines.map((line) => restLine(order, line, currencies)),
    shipping_lines: order.shippingLines.map((line) => ({
      id: line.id,
      title: line.title,
      price: formatMoney(line.price.shop, currencies.shop),
      price_set: restMoneySet(line.price, currencies),
    })),
    fulfillments: order.fulfillments.map((fulfillment) => restFulfillment(order, fulfillment)),
    refunds: order.refunds.map((refund) => restRefund(state, order, refund)),
    payment_gateway_names: [...new Set(order.transactions.map((transaction) => transaction.gateway))],
    note: order.note,
    note_attributes: (order.customAttributes ?? []).map(({ key, value }) => ({ name: key, value })),
    tags: order.tags.join(", "),
    customer_locale: order.customerLocale,
    source_name: order.sourceName,
    test: false,
  };
}

export function restOrderEvent(state: ShopState, order: OrderRecord, topic: string): ShopEvent {
  return { topic, payload: restOrder(state, order), updatedAt: order.updatedAt };
}
