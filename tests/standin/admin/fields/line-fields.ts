import type { LineRecord, MoneyPair, OrderRecord } from "../../state.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { subtractPair, takePairShare, timesPair } from "../money.ts";
import { priceOfLine, remainingOfLine } from "../order-money.ts";
import { countUnits } from "../order-quantities.ts";
import { showPair, showShopMoney } from "./money-fields.ts";
import { showImage } from "./product-fields.ts";
import { showProduct, showVariant } from "./sources.ts";
import type { LineSource, ShippingLineSource } from "./sources.ts";

/** A tax line of a line item or a shipping line. */
export function showTaxLine(context: RequestContext, order: OrderRecord, title: string, rate: number, tax: MoneyPair) {
  return {
    __typename: "TaxLine",
    title,
    rate,
    ratePercentage: rate * 100,
    price: showShopMoney(context, tax),
    priceSet: showPair(context, order, tax),
    channelLiable: false,
    source: "Shopify",
  };
}

/** Where the order has a code, the whole discount came from it; Shopify then leaves it out of a line's own prices. */
function lineDiscount(order: OrderRecord, line: LineRecord, withCodes: boolean): MoneyPair {
  return order.discountCodes.length > 0 && !withCodes ? { shop: 0, presentment: 0 } : line.discount;
}

function discountedTotal(order: OrderRecord, line: LineRecord, withCodes: boolean): MoneyPair {
  return subtractPair(timesPair(line.unitPrice, line.quantity), lineDiscount(order, line, withCodes));
}

function productOf(context: RequestContext, line: LineRecord) {
  return line.productId === null ? undefined : context.index.products.get(line.productId);
}

export const lineFields: FieldMap<LineSource> = {
  id: ({ line }) => gid("LineItem", line.id),
  title: ({ line }) => line.title,
  variantTitle: ({ line }) => line.variantTitle,
  name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  sku: ({ line }) => line.sku,
  vendor: ({ line }, _args, context) => productOf(context, line)?.vendor ?? null,
  quantity: ({ line }) => line.quantity,
  currentQuantity: ({ order, line }) => countUnits(order, line).refundable,
  refundableQuantity: ({ order, line }) => countUnits(order, line).refundable,
  unfulfilledQuantity: ({ order, line }) => countUnits(order, line).unfulfilled,
  nonFulfillableQuantity: ({ order, line }) => {
    const units = countUnits(order, line);
    return Math.max(0, units.ordered - units.fulfilled - units.unfulfilled);
  },
  requiresShipping: ({ line }) => line.requiresShipping,
  restockable: ({ order, line }) => line.variantId !== null && countUnits(order, line).refundable > 0,
  merchantEditable: ({ order }) => order.cancelledAt === null && order.closedAt === null,
  isGiftCard: () => false,
  taxable: ({ line }) => line.tax.presentment > 0,
  customAttributes: ({ line }) => line.customAttributes ?? [],
  duties: () => [],
  discountAllocations: () => [],
  lineItemGroup: () => null,
  sellingPlan: () => null,
  contract: () => null,
  image: ({ line }, _args, context) => {
    const product = productOf(context, line);
    return product ? showImage(context, product) : null;
  },
  product: ({ line }, _args, context) => {
    const product = productOf(context, line);
    return product ? showProduct(product) : null;
  },
  variant: ({ line }, _args, context) => {
    const found = line.variantId === null ? undefined : context.index.variants.get(line.variantId);
    return found ? showVariant(found.product, found.variant) : null;
  },
  originalUnitPriceSet: ({ order, line }, _args, context) => showPair(context, order, line.unitPrice),
  originalTotalSet: ({ order, line }, _args, context) =>
    showPair(context, order, timesPair(line.unitPrice, line.quantity)),
  discountedTotalSet: ({ order, line }, { withCodeDiscounts }: { withCodeDiscounts: boolean }, context) =>
    showPair(context, order, discountedTotal(order, line, withCodeDiscounts)),
  discountedUnitPriceSet: ({ order, line }, _args, context) =>
    showPair(context, order, takePairShare(discountedTotal(order, line, false), line.quantity, 1)),
  discountedUnitPriceAfterAllDiscountsSet: ({ order, line }, _args, context) =>
    showPair(context, order, takePairShare(priceOfLine(line), line.quantity, 1)),
  totalDiscountSet: ({ order, line }, _args, context) => showPair(context, order, lineDiscount(order, line, false)),
  priceAfterAllDiscountsBeforeTaxesSet: ({ order, line }, _args, context) => {
    const left = remainingOfLine(order, line);
    return showPair(context, order, order.taxesIncluded ? subtractPair(left.price, left.tax) : left.price);
  },
  unfulfilledDiscountedTotalSet: ({ order, line }, _args, context) =>
    showPair(
      context,
      order,
      takePairShare(discountedTotal(order, line, false), line.quantity, countUnits(order, line).unfulfilled),
    ),
  unfulfilledOriginalTotalSet: ({ order, line }, _args, context) =>
    showPair(context, order, timesPair(line.unitPrice, countUnits(order, line).unfulfilled)),
  taxLines: ({ order, line }, _args, context) => [showTaxLine(context, order, line.taxTitle, line.taxRate, line.tax)],
};

export const shippingLineFields: FieldMap<ShippingLineSource> = {
  id: ({ line }) => gid("ShippingLine", line.id),
  title: ({ line }) => line.title,
  code: ({ line }) => line.title,
  source: () => "shopify",
  custom: () => false,
  isRemoved: () => false,
  carrierIdentifier: () => null,
  deliveryCategory: () => null,
  phone: () => null,
  discountAllocations: () => [],
  originalPriceSet: ({ order, line }, _args, context) => showPair(context, order, line.price),
  discountedPriceSet: ({ order, line }, _args, context) =>
    showPair(context, order, subtractPair(line.price, line.discount)),
  currentDiscountedPriceSet: ({ order, line }, _args, context) =>
    showPair(context, order, subtractPair(line.price, line.discount)),
  taxLines: ({ order, line }, _args, context) => {
    const first = order.lines[0];
    return line.tax.presentment === 0
      ? []
      : [showTaxLine(context, order, first?.taxTitle ?? "Tax", first?.taxRate ?? 0, line.tax)];
  },
};
