import { builtInRoles } from "#app/features/team/role.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { createAdminApi } from "#app/platform/shopify/admin-client.server.ts";
import { offlineToken } from "#app/platform/shopify/offline-token.server.ts";
import { hurried, mugOrder, openCase, startRefundShop, unwaiting } from "#tests/journeys/refund-shop.ts";
import type { RefundCase, RefundShop } from "#tests/journeys/refund-shop.ts";
import type { PublishedEvent } from "#tests/standin/admin/change-shop.ts";
import type { CustomerRecord, OrderRecord, VariantRecord } from "#tests/standin/state.ts";
import { makeShopRules, type ShopRules } from "./shop-rules.ts";
import type { Person } from "./story.ts";

/** A shop in which whole stories of acts are played, each on an order of its own. */
export interface CampaignShop extends RefundShop {
  desks: Record<Person, StaffDesk>;
  sweeper: Desk;
  /** What Shopify has told on its own since the last look. */
  told: PublishedEvent[];
  /** What goes out for a mug, is added, or bought beyond the order: another variant of it. */
  other: VariantRecord;
  /** Of another product. */
  another: VariantRecord;
  says: ShopRules;
  /** Of somebody in the theme. */
  shopper: Desk;
}

/** Above this an agent has to ask. Minor units. */
export const agentLimit = 1_200n;

const scopes = [
  "write_orders",
  "write_draft_orders",
  "read_store_credit_accounts",
  "write_store_credit_account_transactions",
  "write_discounts",
  "write_merchant_managed_fulfillment_orders",
  "write_third_party_fulfillment_orders",
  "write_order_edits",
  "read_returns",
  "write_returns",
];

/** Starts one. Shopify has points for all of it, so that nothing waits for them. */
export async function startCampaignShop(): Promise<CampaignShop> {
  const shop = await startRefundShop(scopes, { maximum: 1e12, restoreRate: 1e6 });
  const { admin } = shop.world.standin;
  admin.jobs.delayMs = Infinity;
  const told: PublishedEvent[] = [];
  admin.onEvent((event) => told.push(event));
  const third = await shop.world.staffDesk(0, 2);
  const [tom, eva, lea] = await Promise.all([shop.tom, shop.eva, third].map(unwaiting));
  const role = { ...builtInRoles.agent, abilities: [...builtInRoles.senior.abilities], perActMinor: agentLimit };
  const limited = { ...tom!, staff: { ...tom!.staff, role } };
  const { id: own, variants } = twoVariants(shop);
  // Shopify tells the app which scopes it has; nobody listens here.
  const granted = [...shop.app.shop.scopes, ...scopes];
  await prisma.shop.update({ where: { id: shop.app.shop.id }, data: { scopes: granted } });
  const { domain } = shop;
  const caller = { shopDomain: domain, token: offlineToken(domain), scopes: granted, priority: "interactive" as const };
  return {
    ...shop,
    desks: { tom: limited, eva: eva!, lea: lea! },
    sweeper: hurried(shop.app),
    told,
    other: variants[1]!,
    another: admin.state(shop.domain).products.findLast(({ id }) => id !== own)!.variants[0]!,
    says: makeShopRules(shop),
    shopper: { ...shop.app, shopify: createAdminApi(caller, { sleep: async () => {}, readTries: 2 }) },
  };
}

const twoVariants = (shop: RefundShop) =>
  shop.world.standin.admin.state(shop.domain).products.find(({ variants }) => variants.length > 1)!;

/** An order of a customer of its own, so that nobody else's credit is in sight. */
export async function openStory(shop: CampaignShop): Promise<RefundCase> {
  const state = shop.world.standin.admin.state(shop.domain);
  const id = state.nextId++;
  const customer: CustomerRecord = {
    ...state.customers.find(({ email }) => email)!,
    id,
    email: `story-${id}@example.com`,
  };
  state.customers.push(customer);
  const { id: productId, variants } = twoVariants(shop);
  return openCase(shop, (orderId) => {
    const order = mugOrder(shop, orderId, { customerId: id, email: customer.email });
    Object.assign(order.lines[0]!, { productId, variantId: variants[0]!.id });
    return order;
  });
}

/** The order as Shopify has it now. */
export const orderOf = (shop: CampaignShop, { order }: RefundCase): OrderRecord =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!;
