import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import type { OrderRecord, ShopState } from "#tests/standin/state.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import { visitShop } from "./storefront-visitor.ts";
import { message, post } from "./webhooks-post.ts";

/** What shoppers are told of orders that they fetch, or that the shop brings itself. */

let world: TestWorld;
let state: ShopState;
let desk: Desk;
let order: OrderRecord;
const both = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];

beforeAll(async () => {
  world = await startWorld({ orders: 200 });
  state = world.world.states[0]!;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
  order = state.orders.find(
    (one) =>
      one.email && one.shippingAddress && !one.cancelledAt && !one.fulfillments.length && !one.refunds.length &&
      !one.holds?.length && one.lines.every((line) => line.requiresShipping) && one.transactions.some(({ kind }) => kind === "SALE") &&
      Date.now() - Date.parse(one.createdAt) < 50 * 86_400_000, // prettier-ignore
  )!;
  order.deliveryMethod = "PICK_UP";
  await world.staffDesk(0);
  desk = await world.jobDesk(0);
  await startShop(desk);
  await world.workJobs();
});
afterAll(() => world.stop());

/** What the page of the order says after Shopify has told that something about it changed. */
async function tell(language = "en"): Promise<string> {
  order.updatedAt = new Date().toISOString();
  await post(message(state.shop.domain, "orders/updated", { id: order.id, updated_at: order.updatedAt }));
  await world.workJobs();
  const shown = await visitShop(world, { language }).send("tracking", { number: order.name, contact: order.email });
  expect(shown.state).toBe("order");
  return shown.html;
}
/** Gives the permissions, or takes them back, of which Shopify tells too. */
async function change(how: "grant" | "revoke"): Promise<void> {
  world.standin[how](state.shop.domain, both);
  await post(message(state.shop.domain, "app/scopes_update", { current: state.installation!.scopes }));
  await world.workJobs();
}

const kept = async () =>
  ((await desk.db.orderSnapshot.findFirst({ where: { id: BigInt(order.id) } }))!.data as { delivery?: unknown })
    .delivery;

test("without the permissions it is not known, and the order is told of as one with an address", async () => {
  const html = await tell();
  expect(await kept()).toBeNull();
  expect(html).not.toContain("pick up");
});

test("with both the next reading says that it is fetched, and where", async () => {
  await change("grant");
  const html = await tell();
  expect(await kept()).toMatchObject({ method: "pickup" });
  expect(html).toContain("We get it ready for you to pick up.");
  expect(html).toContain("You pick it up here: ");
  expect(html).toContain("Ready to be picked up");
  expect(html).not.toContain("send it");
  expect(html).not.toContain("change the address");
  expect(await tell("pl")).toContain("Przygotujemy je do odbioru.");
  expect(await tell("pt-BR")).toContain("Vamos prepará-lo para você retirar.");
});

test("what the shop brings itself is on its way to somebody's address", async () => {
  order.deliveryMethod = "LOCAL";
  const html = await tell();
  expect(await kept()).toEqual({ method: "local", place: null });
  expect(html).toContain("We get it ready and bring it to you.");
  expect(html).not.toContain("You pick it up here");
});

test("taken back, the permissions take nothing with them: the order is read, and how it comes is not known", async () => {
  await change("revoke");
  expect(await tell()).not.toContain("bring it to you");
  expect(await kept()).toBeNull();
});
