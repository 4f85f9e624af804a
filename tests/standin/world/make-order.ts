import type { AddressRecord, CustomerRecord, LocationRecord, OrderRecord, ProductRecord } from "../state.ts";
import type { Ids } from "./ids.ts";
import { DAY, HOUR, readInstant, writeInstant } from "./instants.ts";
import { makeAddress } from "./make-customers.ts";
import { makeFulfillments } from "./make-fulfillments.ts";
import { fillCart, makeLines, makeShippingLine, sumLines, sumOrder } from "./make-lines.ts";
import type { CartItem, Discount, Terms } from "./make-lines.ts";
import { makePayments } from "./make-payments.ts";
import { addRefunds } from "./make-refunds.ts";
import { drawName, findMarket } from "./markets.ts";
import type { Market } from "./markets.ts";
import type { OrderFate } from "./order-fates.ts";
import type { Random } from "./random.ts";
import type { ShopProfile } from "./shop-profiles.ts";

/** One order to be made. `createdAt` in milliseconds. */
export interface OrderPlan {
  fate: OrderFate;
  createdAt: number;
  customer: CustomerRecord | null;
  /** Exactly these goods; `null` draws them. */
  items: CartItem[] | null;
  /** `null` draws one, or none. */
  discount: Discount | null;
}

/** What all orders of a shop have in common. */
export interface OrderContext {
  profile: ShopProfile;
  products: readonly ProductRecord[];
  locations: readonly LocationRecord[];
  staffIds: readonly number[];
  now: number;
  ids: Ids;
}

const NO_DISCOUNT: Discount = { code: null, percent: 0, amount: 0, freeShipping: false };

/** Makes one order with everything that became of it until now. */
export function makeOrder(plan: OrderPlan, number: number, context: OrderContext, random: Random): OrderRecord {
  const { fate, createdAt, customer } = plan;
  const { profile, ids, now } = context;
  const name = `#${number}`;
  const market = findMarket(customer?.defaultAddress?.countryCode ?? profile.countryCode);
  const callersPhone = `${market.phone.prefix}${random.digits(market.phone.digits)}`;
  // Callers, and customers who left none in their account, give the address with the order.
  const { firstName, lastName } = customer ?? drawName(market, random);
  const address =
    customer?.defaultAddress ??
    makeAddress(market, random, firstName, lastName, customer ? customer.phone : callersPhone);
  const terms = chooseTerms(profile, market, fate);
  const items = plan.items ?? fillCart(context.products, fate.cart, random);
  const discount =
    fate.cart === "free" ? { ...NO_DISCOUNT, code: "GIFT-FOR-YOU" } : (plan.discount ?? drawDiscount(random));
  const order: OrderRecord = {
    id: ids.next(),
    name,
    number,
    customerId: customer?.id ?? null,
    email: customer?.email ?? null,
    phone: customer ? customer.phone : callersPhone,
    createdAt: writeInstant(createdAt),
    processedAt: writeInstant(createdAt),
    updatedAt: "",
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    presentmentCurrency: terms.presentmentCurrency,
    taxesIncluded: terms.tax.included,
    tags: drawTags(fate, customer, random),
    note: random.chance(0.07) ? random.pick(ORDER_NOTES) : null,
    customerLocale: customer?.locale ?? market.locale,
    sourceName: fate.byPhone ? "shopify_draft_order" : random.chance(0.04) ? "pos" : "web",
    shippingAddress: null,
    billingAddress: { ...address },
    discountCodes: discount.code ? [discount.code] : [],
    lines: makeLines(items, discount, terms, {
      ids,
      free: fate.cart === "free",
      productDeleted: fate.cart === "deleted product",
    }),
    shippingLines: [],
    transactions: [],
    fulfillments: [],
    refunds: [],
    deleted: false,
  };
  addShipping(order, { fate, market, address, discount, terms, context, random });
  order.transactions = makePayments(fate.payment, sumOrder(order), createdAt, { random, ids, now });
  addWhatHappened(order, fate, market, context, random);
  order.updatedAt = findLastChange(order);
  return order;
}

/** Shoppers see the currency of their country; orders by telephone are in the shop's. */
function chooseTerms(profile: ShopProfile, market: Market, fate: OrderFate): Terms {
  const presentmentCurrency = fate.byPhone ? profile.currencyCode : market.currency;
  return { shopCurrency: profile.currencyCode, presentmentCurrency, tax: market.tax };
}

function drawDiscount(random: Random): Discount {
  if (random.chance(0.78)) return NO_DISCOUNT;
  return random.pick<Discount>([
    { code: "WELCOME10", percent: 10, amount: 0, freeShipping: false },
    { code: "MORNING15", percent: 15, amount: 0, freeShipping: false },
    { code: "TAKE5", percent: 0, amount: 500, freeShipping: false },
    { code: "SHIPFREE", percent: 0, amount: 0, freeShipping: true },
    // Given by a person or by the shop's own rule: no code.
    { code: null, percent: 20, amount: 0, freeShipping: false },
  ]);
}

function addShipping(
  order: OrderRecord,
  given: {
    fate: OrderFate;
    market: Market;
    address: AddressRecord;
    discount: Discount;
    terms: Terms;
    context: OrderContext;
    random: Random;
  },
): void {
  const { fate, market, address, discount, terms, context, random } = given;
  const { profile, ids } = context;
  if (!order.lines.some((line) => line.requiresShipping)) return;
  const pickup = fate.delivery === "picked up" || fate.delivery === "ready for pickup";
  // Of those who fetch their order every second one had given an address before.
  if (!pickup || order.number % 2) order.shippingAddress = { ...address };
  const domestic = market.countryCode === profile.countryCode;
  const isNear = fate.delivery === "none" && domestic && context.locations.some(({ city }) => city === address.city);
  if (pickup) order.deliveryMethod = "PICK_UP";
  if (isNear) order.deliveryMethod = "LOCAL";
  const title = pickup ? "Pick up in store" : isNear ? "Local delivery" : domestic ? "Standard delivery" : "International delivery"; // prettier-ignore
  const enough = sumLines(order).shop >= (domestic ? 6000 : 12_000);
  const free = pickup || fate.cart === "free" || (enough && fate.refund !== "shipping" && !discount.freeShipping);
  const price = free ? 0 : domestic ? random.pick([390, 490]) : random.pick([990, 1290, 1590]);
  order.shippingLines = [
    makeShippingLine(title, price, discount.freeShipping && fate.refund !== "shipping", terms, ids),
  ];
}

function addWhatHappened(
  order: OrderRecord,
  fate: OrderFate,
  market: Market,
  context: OrderContext,
  random: Random,
): void {
  const { now, ids, locations, staffIds } = context;
  const createdAt = readInstant(order.createdAt);
  const refundContext = { now, staffIds, locations, random, ids };
  // Units that are taken off before shipping are gone when the parcel is packed.
  const early = fate.refund === "before shipping" || fate.cancelReason !== null;
  if (early) addRefunds(order, fate, { ...refundContext, from: createdAt, now: Math.min(now, createdAt + 20 * HOUR) });
  if (fate.cancelReason !== null) {
    const last = Math.max(createdAt, ...order.transactions.map((each) => readInstant(each.createdAt)));
    order.cancelledAt = writeInstant(Math.max(last, Math.min(createdAt + random.int(1, 20) * HOUR, now - HOUR / 2)));
    order.cancelReason = fate.cancelReason;
  }
  order.fulfillments = makeFulfillments(fate.delivery, {
    orderName: order.name,
    createdAt: early ? Math.min(createdAt + 20 * HOUR, now - HOUR) : createdAt,
    now,
    lines: order.lines,
    carriers: market.carriers,
    address: order.shippingAddress,
    locations,
    random,
    ids,
  });
  const lastScan = Math.max(createdAt, ...order.fulfillments.map((each) => readInstant(each.updatedAt)));
  if (!early) addRefunds(order, fate, { ...refundContext, from: lastScan });
  const done = order.cancelledAt !== null || order.fulfillments.length > 0;
  const quietSince = readInstant(findLastChange(order));
  if (done && now - createdAt > 30 * DAY && quietSince + 2 * DAY < now && random.chance(0.96))
    order.closedAt = writeInstant(quietSince + random.int(6, 40) * HOUR);
}

/** The latest instant anywhere in the order. */
function findLastChange(order: OrderRecord): string {
  let last = order.createdAt;
  const see = (instant: string | null): void => {
    if (instant !== null && instant > last) last = instant;
  };
  see(order.cancelledAt);
  see(order.closedAt);
  for (const transaction of order.transactions) see(transaction.processedAt);
  for (const refund of order.refunds) see(refund.updatedAt);
  for (const fulfillment of order.fulfillments) see(fulfillment.updatedAt);
  return last;
}

const ORDER_NOTES = [
  "Please ring twice, the bell is quiet.",
  "It is a present: no invoice in the parcel, please.",
  "Leave it with the neighbour at no. 4 if I am out.",
  "Please grind a bit coarser than usual, thank you!",
  "Proszę dzwonić pod 12.",
  "Favor deixar na portaria.",
];

function drawTags(fate: OrderFate, customer: CustomerRecord | null, random: Random): string[] {
  const tags: string[] = [];
  if (fate.byPhone) tags.push("phone order");
  if (fate.cart === "large") tags.push("wholesale");
  if (customer?.tags.includes("VIP")) tags.push("VIP");
  if (random.chance(0.05)) tags.push("gift");
  return tags;
}
