import type { ActionView } from "#app/features/acts/action-view.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { moneyBackOf, moneyPaidFor } from "./campaign-money.ts";
import { orderOf } from "./campaign-shop.ts";
import { countMade } from "./count-made.ts";
import { findStrangers } from "./find-strangers.ts";
import { judgeTicket, nameOf, type Row } from "./judge-ticket.ts";
import { judgeRequests } from "./judge-requests.ts";
import type { Stage } from "./stage.ts";

/** What is wrong at the end of a story; the pretend Shopify's books are the truth. Nothing: all is well. */
export async function judgeStory(stage: Stage): Promise<string[]> {
  const { shop, at } = stage;
  const { db } = shop.tom;
  const rows: Row[] = await db.orderAction.findMany({ where: { orderId: BigInt(at.order.id) } });
  const events = await db.ticketEvent.findMany({
    where: { kind: "action", ticketId: { in: rows.map(({ ticketId }) => ticketId) } },
    orderBy: { id: "asc" },
  });
  const views = new Map(events.map(({ data }) => [(data as unknown as ActionView).id, data as unknown as ActionView]));
  const order = orderOf(shop, at);
  return [
    ...stage.wrong,
    ...judgeMoney(stage, order),
    ...rows.flatMap((row) => [
      ...judgeEnd(row),
      ...judgeTimes(row, countMade(stage, row, rows)),
      ...judgeAnswers(stage, row),
      ...judgeTicket(stage, row, views.get(row.id.toString())),
    ]),
    ...findStrangers(stage, order, rows),
    ...(await judgeRequests(stage, rows)),
  ];
}

/** Never more back than was paid, by the ledger as by the order. */
function judgeMoney({ shop }: Stage, order: OrderRecord): string[] {
  const { ledger } = shop.world.standin.admin.state(shop.domain);
  const moved = ledger.reduce(
    (sum, entry) => sum + (entry.kind === "refund" && entry.orderId === order.id ? entry.amount.presentment : 0),
    0,
  );
  const [back, paid] = [Math.max(moved, moneyBackOf(order)), moneyPaidFor(order)];
  return back > paid ? [`${back} went back of ${paid} that were paid`] : [];
}

/** Everything that was confirmed or asked for has ended. */
const judgeEnd = (row: Row): string[] =>
  ["drafted", "succeeded", "failed"].includes(row.state) ? [] : [`${nameOf(row)} has not ended`];

/** Once where we say that it was made, else not at all. */
function judgeTimes(row: Row, times: number): string[] {
  // For a moment it was as asked; then somebody else changed it, and that stays.
  if (row.problem === "changed_elsewhere") return [];
  // The holds were let go of by another act.
  if (row.kind === "hold" && row.state === "failed" && isRelease(row)) return [];
  const right = row.state === "succeeded" ? 1 : 0;
  return times === right ? [] : [`${nameOf(row)} was made ${times} times`];
}

const isRelease = ({ input }: Row): boolean => "release" in (input as { sent: object }).sent;

/** Who was told that it was made, or not, was told the truth. */
function judgeAnswers({ told }: Stage, row: Row): string[] {
  const answers = told.get(row.requestKey)?.answers ?? [];
  const lies = answers.filter((answer) => (answer === "succeeded" || answer === "failed") && answer !== row.state);
  // Who heard nothing may have begun it, after others were refused.
  const isRefused = answers.length > 0 && answers.every((answer) => answer.startsWith("refused"));
  return [
    ...lies.map((answer) => `of ${nameOf(row)} somebody was told that it ${answer}`),
    ...(isRefused && row.state === "succeeded" ? [`${nameOf(row)} was made although it was ${answers[0]}`] : []),
  ];
}
