import type { Desk } from "#app/features/shared/desk.ts";
import { moneyBackOf, moneyPaidFor } from "#tests/oracle/order-money.ts";
import { orderOf } from "./campaign-shop.ts";
import { countMade } from "#tests/oracle/count-made.ts";
import type { Stage } from "./stage.ts";

/**
 * The same desk; whenever it asks Shopify for an act it is looked whether that may be. Shopify itself would refuse some of
 * what is not to be: that it was asked is wrong all the same.
 */
export function watchAsking<D extends Desk>(stage: Stage, desk: D): D {
  const { shopify } = desk;
  return {
    ...desk,
    shopify: {
      ...shopify,
      act: async (document, variables) => {
        await look(stage, (variables as { key?: string }).key);
        return shopify.act(document, variables);
      },
    },
  };
}

/** Acts on an order exclude each other, but for refunds; and what these come to together was paid. */
async function look(stage: Stage, key: string | undefined): Promise<void> {
  const { shop, at } = stage;
  const rows = await shop.tom.db.orderAction.findMany({ where: { orderId: BigInt(at.order.id) } });
  const underWay = rows.filter(({ state }) => ["running", "unknown", "needs_person"].includes(state));
  if (underWay.length < 2) return;
  const kinds = underWay.map(({ kind }) => kind);
  if (kinds.some((kind) => kind !== "refund")) stage.wrong.push(`${kinds.join(" and ")} were under way at once`);
  // Later on the merchant may have refunded what it was reckoned with.
  if (underWay.find(({ idempotencyKey }) => idempotencyKey === key)?.attempts !== 1) return;
  const order = orderOf(shop, at);
  const onItsWay = underWay
    .filter((row) => countMade(stage, row, rows) === 0)
    .reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0);
  const [back, paid] = [moneyBackOf(order), moneyPaidFor(order)];
  if (onItsWay + back > paid) stage.wrong.push(`${onItsWay} was on its way when ${back} of ${paid} was back`);
}
