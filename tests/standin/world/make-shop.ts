import type { CustomerRecord, OrderRecord, ShopState, StoreCreditRecord } from "../state.ts";
import { DEMO_STORIES } from "./demo-scenario.ts";
import { makeIds } from "./ids.ts";
import { DAY, readInstant, writeInstant } from "./instants.ts";
import { makeCustomers } from "./make-customers.ts";
import { makeOrder } from "./make-order.ts";
import type { OrderContext } from "./make-order.ts";
import { makeInventory, makeProducts } from "./make-products.ts";
import { planOrders } from "./plan-orders.ts";
import type { Random } from "./random.ts";
import type { ShopProfile } from "./shop-profiles.ts";

/** How large a shop is to be made. `now` in milliseconds; `firstId` starts its range of ids. */
export interface ShopOptions {
  profile: ShopProfile;
  orders: number;
  customers: number;
  now: number;
  firstId: number;
  firstOrderNumber: number;
  withStories: boolean;
  random: Random;
}

/** Makes one pretend shop with all it remembers. */
export function makeShop(options: ShopOptions): ShopState {
  const { profile, now, random } = options;
  const ids = makeIds(options.firstId);
  const shop: ShopState["shop"] = {
    id: ids.next(),
    domain: profile.domain,
    name: profile.name,
    email: profile.email,
    contactEmail: profile.email,
    currencyCode: profile.currencyCode,
    ianaTimezone: profile.ianaTimezone,
    countryCode: profile.countryCode,
    primaryUrl: profile.primaryUrl,
    planName: profile.planName,
    withheld: [],
  };
  const staff = profile.staff.map((person, index) => ({ id: ids.next(), accountOwner: index === 0, ...person }));
  const locations = profile.locations.map((location) => ({
    id: ids.next(),
    ...location,
    active: true,
    fulfillsOnlineOrders: true,
  }));
  const { catalogue, name: vendor, skuPrefix } = profile;
  const openedAt = now - 560 * DAY;
  const products = makeProducts({ catalogue, vendor, skuPrefix, openedAt, random: random.fork("products"), ids });
  const stories = options.withStories ? Object.values(DEMO_STORIES) : [];
  const customers = makeCustomers({
    count: Math.max(options.customers, stories.length + 3),
    given: stories.map((story) => story.customer),
    random: random.fork("people"),
    ids,
    homeMarket: profile.countryCode,
  });
  const context: OrderContext = { profile, products, locations, staffIds: staff.map((person) => person.id), now, ids };
  const plans = planOrders({ ...options, count: options.orders, customers, products, random: random.fork("plans") });
  const orders = plans.map((plan, index) =>
    makeOrder(plan, options.firstOrderNumber + index, context, random.fork(`order ${index}`)),
  );
  dateCustomers(customers, orders, now, random.fork("dates"));
  return {
    shop,
    staff,
    locations,
    products,
    inventory: makeInventory(products, locations, random.fork("stock")),
    customers,
    orders,
    storeCredit: makeStoreCredit(orders, ids),
    installation: null,
    ledger: [],
    nextId: ids.next(),
  };
}

/** A customer is as old as the first order; one without orders has only signed up. */
function dateCustomers(customers: CustomerRecord[], orders: readonly OrderRecord[], now: number, random: Random): void {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  for (const order of orders) {
    const customer = order.customerId === null ? undefined : byId.get(order.customerId);
    if (!customer) continue;
    customer.createdAt ||= writeInstant(readInstant(order.createdAt) - random.int(1, 40) * 60_000);
    if (order.updatedAt > customer.updatedAt) customer.updatedAt = order.updatedAt;
  }
  for (const customer of customers) {
    customer.createdAt ||= writeInstant(now - random.int(1, 500) * DAY);
    customer.updatedAt ||= customer.createdAt;
  }
}

/** The accounts that refunds to store credit left behind, in the currency the customer paid in. */
function makeStoreCredit(orders: readonly OrderRecord[], ids: { next(): number }): StoreCreditRecord[] {
  const accounts = new Map<string, StoreCreditRecord>();
  for (const order of orders)
    for (const refund of order.refunds) {
      if (order.customerId === null || refund.storeCredit.presentment === 0) continue;
      const key = `${order.customerId}/${order.presentmentCurrency}`;
      const account = accounts.get(key) ?? {
        id: ids.next(),
        customerId: order.customerId,
        currency: order.presentmentCurrency,
        balance: 0,
      };
      account.balance += refund.storeCredit.presentment;
      accounts.set(key, account);
    }
  return [...accounts.values()];
}
