import type { DraftRecord, MoneyPair, OrderRecord } from "../../state.ts";
import { draftAsOrder } from "../acts/draft-order.ts";
import { connectById } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { addPairs, moneyBag, moneyV2, timesPair } from "../money.ts";
import { priceOfLine, totalAsBought } from "../order-money.ts";
import { showAddress } from "./address-fields.ts";
import { showPair } from "./money-fields.ts";
import { showImage } from "./product-fields.ts";
import { showCustomer, showOrder, showProduct, showVariant } from "./sources.ts";
import type { DraftLineSource, DraftSource } from "./sources.ts";

/** A draft for GraphQL; with `calculated` as it would be, which nobody keeps. */
export function showDraft(context: RequestContext, draft: DraftRecord, calculated = false): DraftSource {
  const order = draftAsOrder(context.state, context.index, draft);
  return { __typename: calculated ? "CalculatedDraftOrder" : "DraftOrder", draft, order };
}

function amount(read: (order: OrderRecord) => MoneyPair): FieldMap<DraftSource>[string] {
  return ({ order }, _args, context) => showPair(context, order, read(order));
}

function customerOf({ draft }: DraftSource, _args: unknown, context: RequestContext) {
  const customer = draft.customerId === null ? undefined : context.index.customers.get(draft.customerId);
  return customer ? showCustomer(customer) : null;
}

function showLines({ __typename, order }: DraftSource, args: PageArguments) {
  if (__typename === "CalculatedDraftOrder")
    return order.lines.map((line) => ({ __typename: "CalculatedDraftOrderLineItem", order, line }));
  return connectById(
    order.lines,
    args,
    (line) => line.id,
    (line) => ({ __typename: "DraftOrderLineItem", order, line }),
  );
}

/** What Shopify remarks on a calculation: lines of which there is not enough. */
function listAlerts({ order }: DraftSource, _args: unknown, context: RequestContext) {
  const short = order.lines.filter(({ variantId, quantity }) => {
    const units = context.state.locations.map(({ id }) => context.state.inventory[`${variantId}:${id}`] ?? 0);
    return units.reduce((sum, one) => sum + one, 0) < quantity;
  });
  return short.map((line) => ({
    __typename: "ResourceAlert",
    title: "Not enough inventory",
    content: `There is not enough inventory of <b>${line.title}</b> for this order.`,
    dismissibleHandle: null,
    icon: null,
    severity: "WARNING",
    actions: [],
  }));
}

const shared: FieldMap<DraftSource> = {
  customer: customerOf,
  purchasingEntity: customerOf,
  phone: ({ draft }) => draft.phone,
  lineItems: showLines,
  appliedDiscount: (source) => (source.draft.discount ? { ...source, __typename: "DraftOrderAppliedDiscount" } : null),
  shippingLine: ({ order }) =>
    order.shippingLines[0] ? { __typename: "ShippingLine", order, line: order.shippingLines[0] } : null,
  currencyCode: (_source, _args, context) => context.state.shop.currencyCode,
  presentmentCurrencyCode: ({ order }) => order.presentmentCurrency,
  taxesIncluded: ({ order }) => order.taxesIncluded,
  totalPriceSet: amount((order) => totalAsBought(order).total),
  subtotalPriceSet: amount((order) => totalAsBought(order).subtotal),
  totalDiscountsSet: amount((order) => totalAsBought(order).discounts),
  totalShippingPriceSet: amount((order) => totalAsBought(order).shipping),
  totalTaxSet: amount((order) => totalAsBought(order).tax),
  totalLineItemsPriceSet: amount((order) =>
    addPairs(...order.lines.map((line) => timesPair(line.unitPrice, line.quantity))),
  ),
  totalQuantityOfLineItems: ({ order }) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
  warnings: () => [],
};

export const draftFields: FieldMap<DraftSource> = {
  ...shared,
  id: ({ draft }) => gid("DraftOrder", draft.id),
  legacyResourceId: ({ draft }) => String(draft.id),
  name: ({ draft }) => draft.name,
  status: ({ draft }) => (draft.orderId !== null ? "COMPLETED" : draft.invoiceSentAt ? "INVOICE_SENT" : "OPEN"),
  invoiceSentAt: ({ draft }) => formatInstant(draft.invoiceSentAt ?? null),
  invoiceUrl: ({ draft }, _args, context) => `${context.state.shop.primaryUrl}/invoices/${draft.id.toString(16)}`,
  ready: () => true,
  createdAt: ({ draft }) => formatInstant(draft.createdAt),
  updatedAt: ({ draft }) => formatInstant(draft.updatedAt),
  completedAt: ({ draft }) => formatInstant(draft.completedAt),
  order: ({ draft }, _args, context) => {
    const order = draft.orderId === null ? undefined : context.index.orders.get(draft.orderId);
    return order && !order.deleted ? showOrder(order) : null;
  },
  email: ({ draft }) => draft.email,
  note2: ({ draft }) => draft.note,
  tags: ({ draft }) => draft.tags,
  customAttributes: ({ draft }) => draft.customAttributes,
  shippingAddress: ({ draft }) => showAddress(`${draft.id}1`, draft.shippingAddress),
  billingAddress: ({ draft }) => showAddress(`${draft.id}2`, draft.billingAddress),
  taxExempt: () => false,
};

export const calculatedDraftFields: FieldMap<DraftSource> = {
  ...shared,
  alerts: listAlerts,
  availableShippingRates: () => [],
};

export const calculatedDraftLineFields: FieldMap<DraftLineSource> = {
  uuid: ({ line }) => `00000000-0000-4000-8000-${String(line.variantId).padStart(12, "0")}`,
  title: ({ line }) => line.title,
  name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  variantTitle: ({ line }) => line.variantTitle,
  sku: ({ line }) => line.sku,
  quantity: ({ line }) => line.quantity,
  custom: () => false,
  requiresShipping: ({ line }) => line.requiresShipping,
  isGiftCard: () => false,
  image: ({ line }, _args, context) => {
    const product = context.index.products.get(line.productId ?? 0);
    return product ? showImage(context, product) : null;
  },
  product: ({ line }, _args, context) => {
    const product = context.index.products.get(line.productId ?? 0);
    return product ? showProduct(product) : null;
  },
  variant: ({ line }, _args, context) => {
    const found = context.index.variants.get(line.variantId ?? 0);
    return found ? showVariant(found.product, found.variant) : null;
  },
  originalUnitPriceSet: ({ order, line }, _args, context) => showPair(context, order, line.unitPrice),
  originalTotalSet: ({ order, line }, _args, context) =>
    showPair(context, order, timesPair(line.unitPrice, line.quantity)),
  discountedTotalSet: ({ order, line }, _args, context) => showPair(context, order, priceOfLine(line)),
  totalDiscountSet: ({ order, line }, _args, context) => showPair(context, order, line.discount),
};

export const draftLineFields: FieldMap<DraftLineSource> = {
  ...calculatedDraftLineFields,
  id: ({ line }) => gid("DraftOrderLineItem", line.id),
};

export const draftDiscountFields: FieldMap<DraftSource> = {
  title: ({ draft }) => draft.discount?.title ?? null,
  description: ({ draft }) => draft.discount?.description ?? "",
  value: ({ draft }) =>
    draft.discount?.amount === undefined ? (draft.discount?.percent ?? 0) : draft.discount.amount / 100,
  valueType: ({ draft }) => (draft.discount?.amount === undefined ? "PERCENTAGE" : "FIXED_AMOUNT"),
  amountSet: ({ order }, _args, { state }) => {
    const currency = state.shop.currencyCode;
    return moneyBag(totalAsBought(order).discounts, { shop: currency, presentment: order.presentmentCurrency });
  },
  amountV2: ({ order }, _args, { state }) => moneyV2(totalAsBought(order).discounts.shop, state.shop.currencyCode),
};
