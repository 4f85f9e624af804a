import type { CustomerRecord, ProductRecord } from "../state.ts";
import { DEMO_STORIES } from "./demo-scenario.ts";
import type { DemoStory } from "./demo-scenario.ts";
import { DAY, HOUR } from "./instants.ts";
import type { CartItem } from "./make-lines.ts";
import type { OrderPlan } from "./make-order.ts";
import { findFate, listFatesForAge, ORDER_FATES } from "./order-fates.ts";
import type { OrderFate } from "./order-fates.ts";
import type { Random } from "./random.ts";

/** The days that the orders lie in: eighteen months. */
const SPAN_DAYS = 548;

/** How much is ordered in each hour of the shop's day, from midnight. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 8, 9, 8, 7, 7, 8, 9, 10, 12, 13, 11, 8, 4];

/** What is planned with. `customers` begins with those of the stories. */
export interface PlanContext {
  count: number;
  now: number;
  customers: readonly CustomerRecord[];
  products: readonly ProductRecord[];
  withStories: boolean;
  random: Random;
}

/** Plans the orders of a shop, oldest first: the stories, each fate once, then as chance will have it. */
export function planOrders(context: PlanContext): OrderPlan[] {
  const { count, now, random } = context;
  const stories: DemoStory[] = context.withStories ? Object.values(DEMO_STORIES) : [];
  const told = stories.flatMap((story, index) => planStory(story, context.customers[index]!, context));
  const plans = told.slice(Math.max(0, told.length - count));
  const others = context.customers.slice(stories.length);
  const pickCustomer = makeCustomerPicker(others, random.fork("customers"));
  for (const [index, fate] of ORDER_FATES.entries()) {
    if (plans.length >= count) break;
    const own = random.fork(`fate ${index}`);
    const [youngest, oldest] = fate.ageDays;
    const age = youngest + (Math.min(oldest, youngest + 20) - youngest) * own.next() * 0.9;
    plans.push(makePlan(fate, now - age * DAY, fate.byPhone ? null : pickCustomer()));
  }
  const left = count - plans.length;
  for (let index = 0; index < left; index++) {
    const createdAt = drawTime((index + random.next()) / left, now, random);
    const fate = random.weigh(listFatesForAge((now - createdAt) / DAY), (each) => each.weight);
    plans.push(makePlan(fate, createdAt, fate.byPhone ? null : pickCustomer()));
  }
  return plans.sort((a, b) => a.createdAt - b.createdAt);
}

function makePlan(fate: OrderFate, createdAt: number, customer: CustomerRecord | null): OrderPlan {
  return { fate, createdAt: Math.floor(createdAt / 1000) * 1000, customer, items: null, discount: null };
}

/** Volume grows in a straight line from nearly nothing, so the time of the n-th order goes by its square root. */
function drawTime(share: number, now: number, random: Random): number {
  const latest = now - 0.06 * DAY;
  const at = latest - SPAN_DAYS * DAY * (1 - Math.sqrt(share));
  const midnight = Math.floor(at / DAY) * DAY;
  const hour = random.weigh(
    HOURS.map((_, index) => index),
    (index) => HOURS[index]!,
  );
  const moved = midnight + hour * HOUR + Math.floor(random.next() * HOUR);
  return moved <= latest ? moved : at;
}

/** Few customers order often, most once or twice; every customer gets an order while there are enough orders. */
function makeCustomerPicker(customers: readonly CustomerRecord[], random: Random): () => CustomerRecord {
  let fresh = 0;
  return () => {
    if (customers.length === 0) throw new Error("A shop with orders needs customers beside those of the stories");
    if (fresh < customers.length && random.chance(0.55)) return customers[fresh++]!;
    // The regulars stand at the end: the odd people at the front are met, and stay rare.
    return customers[customers.length - 1 - Math.floor(customers.length * random.next() ** 1.7)]!;
  };
}

function planStory(story: DemoStory, customer: CustomerRecord, { now, products }: PlanContext): OrderPlan[] {
  return story.orders.map((order) => ({
    ...makePlan(findFate(order.fate), now - order.ageDays * DAY, customer),
    items: order.items.map(([title, variantTitle, quantity]) => findItem(products, title, variantTitle, quantity)),
    discount: order.discount,
  }));
}

function findItem(
  products: readonly ProductRecord[],
  title: string,
  variantTitle: string | null,
  quantity: number,
): CartItem {
  const product = products.find((each) => each.title === title);
  const variant = product?.variants.find((each) => variantTitle === null || each.title === variantTitle);
  if (!product || !variant) throw new Error(`The catalogue has no ${title} (${variantTitle ?? "any variant"})`);
  return { product, variant, quantity };
}
