import { actOfRequest } from "#app/features/self-service/requests/request-kind.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { totalAsBought } from "#tests/standin/admin/order-money.ts";
import { readFulfillmentStatus } from "#tests/standin/admin/order-status.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { orderOf } from "./campaign-shop.ts";
import { countShopperActs, smallOrder, type Said } from "./shop-rules.ts";
import type { Post, Stage } from "./stage.ts";

/** The same desk; whenever it asks Shopify for an act of this post it is looked whether shoppers may. */
export function watchShopper(stage: Stage, post: Post, desk: Desk): Desk {
  const { shopify } = desk;
  return {
    ...desk,
    shopify: {
      ...shopify,
      act: async (document, variables) => {
        await look(stage, post, desk.now);
        return shopify.act(document, variables);
      },
    },
  };
}

/** Nothing goes to Shopify that the merchant has not said at any time since the post came, nor for whoever may not. */
async function look(stage: Stage, post: Post, now: Desk["now"]): Promise<void> {
  const { shop, at } = stage;
  const { kind, asker } = post;
  const own = { orderId: BigInt(at.order.id), staffId: null, kind: actOfRequest[kind]!, state: "running" };
  const row = await shop.tom.db.orderAction.findFirst({ where: own });
  const refuse = (why: string) => stage.wrong.push(`a shopper's ${kind} was asked of Shopify: ${why}`);
  if (!row) return void refuse("no act says so");
  const order = orderOf(shop, at);
  if (asker === "guest") refuse("a guest wanted it");
  if (asker !== "customer" && (kind === "return" || kind === "exchange")) refuse("nobody was signed in");
  const again = { orderId: own.orderId, staffId: null, kind: "replacement", state: { notIn: ["drafted", "failed"] } };
  if ((await shop.tom.db.orderAction.count({ where: again })) > 1) refuse("it was sent again before");
  const isBefore = kind === "cancel" || kind === "address";
  if (isBefore && !post.isUntouched && readFulfillmentStatus(order) !== "UNFULFILLED") refuse("somebody is at it");
  const spent = await countShopperActs({ ...shop.app, now });
  const isSaid = (said: Said): boolean =>
    isAtOnce(said, post, order, row.valueMinor) &&
    spent.count <= said.dayCount &&
    (row.valueMinor === 0n || (said.dayMinor !== null && spent.minor <= said.dayMinor));
  if (!shop.says.since(post.rulesFrom).some(isSaid)) refuse("the merchant does not say so");
}

/** Of what is sent again its worth counts, not that of the order. */
function isAtOnce({ rules }: Said, { kind }: Post, order: OrderRecord, worth: bigint | null): boolean {
  const word = rules[kind];
  const sum = kind === "missing" ? (worth ?? smallOrder + 1n) : BigInt(totalAsBought(order).total.shop);
  return word === "now" || (word === "small" && sum <= smallOrder);
}
