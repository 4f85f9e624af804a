import { remindApprovals } from "#app/features/acts/authority/remind-approvals.server.ts";
import { decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { followMoney } from "#app/features/acts/follow-money.server.ts";
import { sweepMoney } from "#app/features/acts/sweep-money.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { sweepRequests } from "#app/features/self-service/requests/sweep-requests.server.ts";
import { countMade } from "#tests/oracle/count-made.ts";
import { desksNow, forgetKeys, minute, settlePayments, type Stage } from "./stage.ts";

const day = 24 * 60 * minute;

/**
 * Time goes by without faults, until nothing is under way: Shopify does what it took on, the sweepers look, whoever was
 * asked leaves requests unanswered, the provider pays, and people decide, as the shop shows it, what no machine can know.
 */
export async function settleStory(stage: Stage): Promise<void> {
  const { shop, at } = stage;
  const { admin } = shop.world.standin;
  admin.faults.clear();
  await stage.late.arrive();
  const orderId = String(at.order.id);
  const rows = () =>
    shop.tom.db.orderAction.findMany({
      where: { orderId: BigInt(orderId), state: { not: "drafted" } },
      include: { ticket: { select: { number: true } } },
    });
  const isAt = (...states: string[]) => rows().then((all) => all.some(({ state }) => states.includes(state)));

  admin.jobs.finish(shop.domain);
  for (const wait of [11 * minute, 21 * minute, 40 * minute, 70 * minute, day, day]) {
    if (!(await isAt("running", "unknown"))) break;
    stage.elapsed += wait;
    forgetKeys(stage, wait / minute);
    await sweepOrderActions(desksNow(stage).app);
  }
  for (let i = 0; i < 8 && (await isAt("awaiting_approval")); i++) {
    stage.elapsed += 2 * day;
    await remindApprovals(desksNow(stage).app);
  }
  if (await isAt("needs_person")) {
    stage.elapsed += 2 * day;
    for (const { id } of await rows()) {
      const all = await rows();
      const row = all.find((one) => one.id === id)!;
      if (row.state !== "needs_person") continue;
      stage.decided.push(`${row.kind}: ${row.problem}`);
      const decision = countMade(stage, row, all) > 0 ? "made" : "not_made";
      await decideOrderAction(desksNow(stage).lea, row.ticket.number, id, decision, "Looked in Shopify");
    }
  }
  stage.elapsed += 11 * minute;
  await sweepRequests(desksNow(stage).app);
  settlePayments(stage, "SUCCESS");
  // A draft has to be missing at two looks.
  for (let look = 0; look < 2; look++) {
    stage.elapsed += 61 * minute;
    await sweepMoney(desksNow(stage).app);
    for (const { id, state } of await rows())
      if (state === "succeeded") await followMoney(desksNow(stage).app, { actionId: id.toString() });
  }
  await refreshOrder(desksNow(stage).app, { orderId });
}
