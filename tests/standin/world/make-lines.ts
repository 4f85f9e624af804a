import type {
  LineRecord,
  Minor,
  MoneyPair,
  OrderRecord,
  ProductRecord,
  ShippingLineRecord,
  VariantRecord,
} from "../state.ts";
import type { Ids } from "./ids.ts";
import type { Market } from "./markets.ts";
import { addPairs, convertMinor, convertPrice, divideRounded, makeZero, mapPair, subtractPairs } from "./money.ts";
import type { OrderFate } from "./order-fates.ts";
import type { Random } from "./random.ts";

/** One thing put into the cart. */
export interface CartItem {
  product: ProductRecord;
  variant: VariantRecord;
  quantity: number;
}

/** The money side of a shop and of the country it sells to. */
export interface Terms {
  shopCurrency: string;
  presentmentCurrency: string;
  tax: Market["tax"];
}

/** Fills a cart as the fate wants it. Products are distinct while there are enough of them. */
export function fillCart(products: readonly ProductRecord[], cart: OrderFate["cart"], random: Random): CartItem[] {
  const sold = products.filter((product) => product.status === "ACTIVE");
  const isShipped = (product: ProductRecord): boolean => product.variants.some((variant) => variant.weightGrams > 0);
  const goods = sold.filter(isShipped);
  if (cart === "gift card") {
    const unshipped = sold.filter((product) => !isShipped(product));
    const product = random.pick(unshipped.length > 0 ? unshipped : goods);
    return [{ product, variant: random.pick(product.variants), quantity: 1 }];
  }
  const wanted =
    cart === "large" ? 40 : cart === "several of one" ? random.int(2, 4) : random.weigh([1, 2, 3, 4, 5], (n) => 7 - n);
  const items: CartItem[] = [];
  const taken = new Set<number>();
  while (items.length < wanted) {
    const product = random.weigh(goods, (each) => (each.tags.includes("bestseller") ? 5 : 1));
    const variant = random.pick(product.variants);
    // A large order may hold the same product again in another line, as wholesale orders do.
    if (taken.has(product.id) && items.length < goods.length / 2) continue;
    taken.add(product.id);
    const quantity =
      cart === "several of one" && items.length === 0 ? random.int(2, 5) : random.weigh([1, 2, 3, 6], (n) => 8 - n);
    items.push({ product, variant, quantity });
  }
  return items;
}

/** The discount of an order: a share of every line in whole percent, or an amount off the whole. */
export interface Discount {
  code: string | null;
  percent: number;
  /** Minor units of the shop's currency, spread over the lines. */
  amount: Minor;
  freeShipping: boolean;
}

/** Makes the lines with their discounts and taxes, each currency reckoned for itself. */
export function makeLines(
  items: readonly CartItem[],
  discount: Discount,
  terms: Terms,
  options: { ids: Ids; free: boolean; productDeleted: boolean },
): LineRecord[] {
  const prices = items.map(({ variant }) => ({
    shop: variant.price,
    presentment: convertPrice(variant.price, terms.shopCurrency, terms.presentmentCurrency),
  }));
  const gross = items.map(({ quantity }, index) => mapPair(prices[index]!, (price) => price * quantity));
  const discounts = options.free ? gross : spreadDiscount(gross, discount, terms);
  return items.map(({ product, variant, quantity }, index) => {
    const paid = subtractPairs(gross[index]!, discounts[index]!);
    const shipped = variant.weightGrams > 0;
    return {
      id: options.ids.next(),
      productId: options.productDeleted ? null : product.id,
      variantId: options.productDeleted ? null : variant.id,
      title: product.title,
      variantTitle: variant.title === "Default Title" ? null : variant.title,
      sku: variant.sku,
      quantity,
      removedQuantity: 0,
      unitPrice: prices[index]!,
      discount: discounts[index]!,
      tax: shipped ? computeTax(paid, terms.tax) : makeZero(),
      taxTitle: terms.tax.title,
      taxRate: shipped ? terms.tax.basisPoints / 10_000 : 0,
      requiresShipping: shipped,
    };
  });
}

/** The shipping line, or none for goods that need no shipping. `price` in minor units of the shop's currency. */
export function makeShippingLine(
  title: string,
  price: Minor,
  freeByCode: boolean,
  terms: Terms,
  ids: Ids,
): ShippingLineRecord {
  const full = { shop: price, presentment: convertPrice(price, terms.shopCurrency, terms.presentmentCurrency) };
  const discount = freeByCode ? { ...full } : makeZero();
  return { id: ids.next(), title, price: full, discount, tax: computeTax(subtractPairs(full, discount), terms.tax) };
}

function spreadDiscount(gross: readonly MoneyPair[], discount: Discount, terms: Terms): MoneyPair[] {
  if (discount.percent > 0)
    return gross.map((pair) => mapPair(pair, (amount) => divideRounded(amount * discount.percent, 100)));
  const whole = addPairs(...gross);
  const left = {
    // Never more than half of the whole, so that no line ends below zero.
    shop: Math.min(discount.amount, Math.floor(whole.shop / 2)),
    presentment: Math.min(
      convertMinor(discount.amount, terms.shopCurrency, terms.presentmentCurrency),
      Math.floor(whole.presentment / 2),
    ),
  };
  const all = { ...left };
  return gross.map((pair, index) => {
    const last = index === gross.length - 1;
    const share = (key: "shop" | "presentment"): Minor =>
      last ? left[key] : Math.min(left[key], Math.floor((all[key] * pair[key]) / Math.max(1, whole[key])));
    const part = { shop: share("shop"), presentment: share("presentment") };
    left.shop -= part.shop;
    left.presentment -= part.presentment;
    return part;
  });
}

/** Tax contained in an amount, or added to it. */
function computeTax(amount: MoneyPair, tax: Market["tax"]): MoneyPair {
  const divisor = tax.included ? 10_000 + tax.basisPoints : 10_000;
  return mapPair(amount, (minor) => divideRounded(minor * tax.basisPoints, divisor));
}

/** The parts of an order that its totals are made of. */
export type PricedOrder = Pick<OrderRecord, "lines" | "shippingLines" | "taxesIncluded">;

/** What the lines cost after discounts. Contains the tax where the order's prices do. */
export function sumLines(order: PricedOrder): MoneyPair {
  return addPairs(
    ...order.lines.map((line) =>
      subtractPairs(
        mapPair(line.unitPrice, (price) => price * line.quantity),
        line.discount,
      ),
    ),
  );
}

/** What shipping costs after discounts. Contains the tax where the order's prices do. */
export function sumShipping(order: PricedOrder): MoneyPair {
  return addPairs(...order.shippingLines.map((line) => subtractPairs(line.price, line.discount)));
}

/** What the customer had to pay when ordering: lines, shipping, and tax where it comes on top. */
export function sumOrder(order: PricedOrder): MoneyPair {
  const net = addPairs(sumLines(order), sumShipping(order));
  if (order.taxesIncluded) return net;
  return addPairs(net, ...order.lines.map((line) => line.tax), ...order.shippingLines.map((line) => line.tax));
}
