import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { confirm, hurried, later, moneyOf, openCase, preview, refundsOf } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();

/** Ends every connection of this database but the one that asks. An error that nobody hears would fail the run. */
async function breakConnections(client: pg.Client): Promise<void> {
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}

test("case 62: all connections break, again and again, while 100 refunds are confirmed: each is made once or not at all", async () => {
  const { standin } = shop.world;
  const cases = [];
  for (let made = 0; made < 100; made++) {
    standin.advance(5);
    const at = await openCase(shop);
    cases.push({ at, shown: await preview(shop.tom, at, { amount: "5.00" }) });
  }
  standin.advance(100);
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  let open = cases.length;
  const answers = cases.map(({ at, shown }) =>
    confirm(shop.tom, at, shown)
      .catch(() => null)
      .finally(() => open--),
  );
  for (let round = 0; open > 0; round++) {
    await Promise.race([Promise.all(answers), sleep(20 + 20 * (round % 3))]);
    await breakConnections(client);
  }
  const told = await Promise.all(answers);
  await client.end();

  for (const hours of [1, 2, 3]) {
    standin.advance(50);
    await sweepOrderActions(hurried(later(shop.app, hours * 3_600_000)));
  }
  for (const [place, { at }] of cases.entries()) {
    const row = await shop.tom.db.orderAction.findFirstOrThrow({ where: { orderId: BigInt(at.order.id) } });
    const isMade = row.state === "succeeded";
    expect([row.state, refundsOf(shop, at).length, moneyOf(shop, at).length]).toEqual([
      isMade ? "succeeded" : "drafted",
      Number(isMade),
      Number(isMade),
    ]);
    const answer = told[place];
    if (answer?.ok && answer.value.state === "succeeded") expect(isMade).toBe(true);
  }
}, 120_000);
