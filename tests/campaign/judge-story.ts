import type { ActionView } from "#app/features/acts/action-view.ts";
import { findStrangers } from "#tests/oracle/find-strangers.ts";
import { judgeAct, judgeMoney } from "#tests/oracle/judge-act.ts";
import { judgeApproval, judgeLimit } from "#tests/oracle/judge-approval.ts";
import { nameOf, type Row } from "#tests/oracle/judge-ticket.ts";
import { inTurn, judgeTexts } from "#tests/oracle/written-texts.ts";
import { agentLimit } from "./campaign-shop.ts";
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
  const approvals = await db.approval.findMany({ where: { actionId: { in: rows.map(({ id }) => id) } } });
  const limits = new Map([[shop.desks.tom.staff.id, agentLimit]]);
  return [
    ...stage.wrong,
    ...judgeMoney(stage),
    ...rows.flatMap((row) => [
      ...judgeAct(stage, row, rows, views.get(row.id.toString())),
      ...judgeAnswers(stage, row),
      ...judgeLimit(row, approvals, limits),
    ]),
    ...approvals.flatMap((one) => judgeApproval(stage, one, rows, views.get(one.actionId.toString()), limits)),
    ...findStrangers(stage, rows),
    ...judgeTexts(stage, inTurn(rows, views.keys())),
    ...(await judgeRequests(stage, rows)),
  ];
}

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
