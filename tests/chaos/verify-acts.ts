import type pg from "pg";
import { actKinds } from "#app/features/acts/act-kind.ts";
import type { ActionView } from "#app/features/acts/action-view.ts";
import { findStrangeCancellation, findStrangeDrafts, findStrangers } from "#tests/oracle/find-strangers.ts";
import { judgeAct, judgeMoney } from "#tests/oracle/judge-act.ts";
import { judgeApproval, judgeLimit, type KeptApproval } from "#tests/oracle/judge-approval.ts";
import { orderIn } from "#tests/oracle/order-books.ts";
import { inTurn, judgeTexts } from "#tests/oracle/written-texts.ts";
import type { ChaosApp } from "./chaos-app.ts";
import { readLimits } from "./chaos-people.ts";
import type { ChaosRecord, SentDecision } from "./chaos-record.ts";
import { countBy, judge, type Line } from "./judge-chaos.ts";
import { booksOf, readActs, readApprovals, readViews, type ActRow } from "./read-acts.ts";

/**
 * Every act that was begun has ended, is at Shopify as often as it says, and is told of in its ticket as it is; what went
 * above limits was approved; no order gave back more than was paid.
 * @param left what people decided that no machine could find out
 * @param needsAll whether a kind of which nothing was begun is wrong too
 */
export async function verifyActs(
  app: ChaosApp,
  record: ChaosRecord,
  left: readonly string[],
  needsAll: boolean,
  client: pg.Client,
): Promise<Line[]> {
  const rows = await readActs(client, app.shopId);
  const views = await readViews(client, app.shopId);
  const begun = rows.filter(({ state }) => state !== "drafted");
  const byKey = new Map(rows.map((row) => [row.requestKey, row]));
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
  const { drafts = [] } = app.state;
  const booksFor = (orderId: number) => booksOf(app, record, orderId);
  const orders = app.cases.map(({ order: { id, name } }) => ({
    name,
    books: booksFor(id),
    own: byOrder.get(id) ?? [],
  }));
  const lines = actKinds.map((kind) => {
    const own = begun.filter((row) => row.kind === kind);
    const find = (row: ActRow) =>
      judgeAct(booksFor(row.orderId), row, byOrder.get(row.orderId)!, views.get(String(row.id))).join("; ") || null;
    const name = `${kind}: begun, each in the ledger as it says`;
    const line = judge(name, own, find);
    if (needsAll && !own.length) line.violations.push(`no ${kind} was begun: nothing is known of it`);
    return { ...line, count: `${own.length}${own.length ? `: ${countBy(own, endOf)}` : ""}` };
  });
  return [
    ...lines,
    judge(
      "acts answered with ok",
      record.acts.filter(({ answer }) => answer === "ok"),
      ({ requestKey }) =>
        (byKey.get(requestKey)?.state ?? "drafted") === "drafted" ? `${requestKey} was never begun` : null,
    ),
    judge(
      "acts refused at the button",
      record.acts.filter(({ answer }) => answer !== null && answer !== "ok"),
      (act) => {
        const row = byKey.get(act.requestKey);
        return row && row.state !== "drafted" ? `act ${row.id} was refused (${act.answer}) and is ${row.state}` : null;
      },
    ),
    { name: "  left to a person", count: countBy(left, (word) => word) || 0, violations: [] },
    ...(await verifyApprovals(app, record, client, begun, views)),
    judge("orders of which nothing was done without an act", orders, ({ name, books, own }) =>
      say(name, [...findStrangers(books, own), ...findStrangeCancellation(orderIn(books), own)]),
    ),
    {
      name: "drafts in the whole shop, each of an act",
      count: drafts.length,
      violations: findStrangeDrafts(drafts, rows),
    },
    judge("orders whose note and address are the last that were written", orders, ({ name, books, own }) =>
      say(name, judgeTexts(books, inTurn(own, views.keys()))),
    ),
    judge("orders with no more back than was paid", orders, ({ name, books }) => say(name, judgeMoney(books))),
  ];
}

const say = (name: string, wrong: string[]): string | null => (wrong.length ? `${name}: ${wrong.join("; ")}` : null);

const endOf = ({ state }: ActRow): string => (state === "succeeded" ? "made" : state === "failed" ? "not made" : state);

/** What went above somebody's limit: asked for, decided by who may, and then done exactly as it was approved, or not at all. */
async function verifyApprovals(
  app: ChaosApp,
  { told, decisions }: ChaosRecord,
  client: pg.Client,
  begun: readonly ActRow[],
  views: ReadonlyMap<string, ActionView>,
): Promise<Line[]> {
  const approvals = await readApprovals(client, app.shopId);
  const limits = await readLimits(client, app);
  const byId = new Map(approvals.map((one) => [String(one.actionId), one]));
  return [
    {
      ...judge("approvals: asked for, all above the limit", begun, (row) =>
        say("", judgeLimit(row, approvals, limits)),
      ),
      count: approvals.length,
    },
    {
      ...judge("approvals: decided, done exactly as approved", approvals, (one) =>
        say("", judgeApproval({ told }, one, begun, views.get(String(one.actionId)), limits)),
      ),
      count: countBy(approvals, ({ state }) => state) || 0,
    },
    {
      ...judge("  what was answered to who decided", decisions, (one) => findLie(one, byId.get(one.actionId))),
      count: countBy(decisions, ({ what, byAsker, isOutdated, answer }) => `${isOutdated ? "late " : ""}${byAsker && what === "approve" ? "own " : ""}${what}: ${answer}`) || 0, // prettier-ignore
    },
  ];
}

const becomes = { approve: "approved", decline: "declined", withdraw: "withdrawn" };

/** Who was told that they decided, did; who asked did not, nor did anybody of an order that is another one. */
function findLie({ actionId, what, byAsker, isOutdated, answer }: SentDecision, is?: KeptApproval): string | null {
  const name = `${what} of act ${actionId}`;
  if (!is) return `${name}: nobody asked for it`;
  if (byAsker && what === "approve" && answer !== "own_request" && answer !== null)
    return `${name} by who asked was answered ${answer}`;
  if (isOutdated && is.state === "approved") return `${name}: the order had changed`;
  return answer === "ok" && is.state !== becomes[what] ? `${name} was answered ok, and it is ${is.state}` : null;
}
