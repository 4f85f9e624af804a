import type { ActionView } from "#app/features/acts/action-view.ts";
import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import { markOf } from "#app/features/acts/replacement/replacement-mark.ts";
import { codeOf } from "#app/features/acts/discount/discount-code.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { orderOf } from "./campaign-shop.ts";
import { countMade, creditsOf, type MarkedRow } from "./count-made.ts";
import type { Stage } from "./stage.ts";

type Row = MarkedRow & {
  requestKey: string;
  problem: string | null;
  moneyState: string;
  currency: string;
  shopifyId: bigint | null;
};

/** What is wrong at the end of a story; the pretend Shopify's books are the truth. Nothing: all is well. */
export async function judgeStory(stage: Stage): Promise<string[]> {
  const { shop, at } = stage;
  const { db } = shop.tom;
  const rows: Row[] = await db.orderAction.findMany({ where: { orderId: BigInt(at.order.id) } });
  const ticket = await db.ticket.findFirstOrThrow({
    where: { number: at.ticketNumber },
    include: { events: { where: { kind: "action" }, orderBy: { id: "asc" } } },
  });
  const views = new Map(
    ticket.events.map(({ data }) => [(data as unknown as ActionView).id, data as unknown as ActionView]),
  );
  const order = orderOf(shop, at);
  return [
    ...judgeMoney(stage, order),
    ...rows.flatMap((row) => [
      ...judgeEnd(row),
      ...judgeTimes(row, countMade(stage, row, rows)),
      ...judgeAnswers(stage, row),
      ...judgeTicket(order, row, views.get(row.id.toString())),
    ]),
    ...findStrangers(stage, order, rows),
  ];
}

/** Never more back than was paid. */
function judgeMoney({ shop }: Stage, order: OrderRecord): string[] {
  const paid = sum(order.transactions.filter(({ kind }) => kind === "SALE").map(({ amount }) => amount.presentment));
  const back = sum(
    shop.world.standin.admin
      .ledger(shop.domain)
      .flatMap((entry) => (entry.kind === "refund" && entry.orderId === order.id ? [entry.amount.presentment] : [])),
  );
  return back > paid ? [`${back} went back of ${paid} that were paid`] : [];
}

const sum = (amounts: number[]): number => amounts.reduce((total, one) => total + one, 0);
const name = ({ kind, id, state, problem }: Row): string => `${kind} ${id} (${state}${problem ? `, ${problem}` : ""})`;

/** Everything that was confirmed or asked for has ended. */
const judgeEnd = (row: Row): string[] =>
  ["drafted", "succeeded", "failed"].includes(row.state) ? [] : [`${name(row)} has not ended`];

/** Once where we say that it was made, else not at all. */
function judgeTimes(row: Row, times: number): string[] {
  // For a moment it was as asked; then somebody else changed it, and that stays.
  if (row.problem === "changed_elsewhere") return [];
  // The holds were let go of by another act.
  if (row.kind === "hold" && row.state === "failed" && isRelease(row)) return [];
  const right = row.state === "succeeded" ? 1 : 0;
  return times === right ? [] : [`${name(row)} was made ${times} times`];
}

const isRelease = ({ input }: Row): boolean => "release" in (input as { sent: object }).sent;

/** Who was told that it was made, or not, was told the truth. */
function judgeAnswers({ told }: Stage, row: Row): string[] {
  const answers = told.get(row.requestKey) ?? [];
  const lies = answers.filter((answer) => (answer === "succeeded" || answer === "failed") && answer !== row.state);
  // Who heard nothing may have begun it, after others were refused.
  const isRefused = answers.length > 0 && answers.every((answer) => answer.startsWith("refused"));
  return [
    ...lies.map((answer) => `of ${name(row)} somebody was told that it ${answer}`),
    ...(isRefused && row.state === "succeeded" ? [`${name(row)} was made although it was ${answers[0]}`] : []),
  ];
}

/** The ticket's last word on it is the row's, and its sums and the state of its money are Shopify's. */
function judgeTicket(order: OrderRecord, row: Row, view: ActionView | undefined): string[] {
  if (row.state === "drafted") return view ? [`the ticket tells of ${name(row)}`] : [];
  if (!view) return [`the ticket does not tell of ${name(row)}`];
  const wrong: string[] = [];
  const differ = (what: string, said: unknown, is: unknown) => {
    if (said !== is) wrong.push(`of ${name(row)} the ticket says ${what} ${String(said)}, it is ${String(is)}`);
  };
  differ("state", view.state, row.state);
  differ("money", view.moneyState, row.moneyState);
  if (row.state !== "succeeded" || view.decidedBy) return wrong;
  if (row.kind === "refund") {
    const refund = order.refunds.find(({ note }) => bearsMark(note, row.idempotencyKey));
    const parts = order.transactions.filter(({ id }) => refund?.transactionIds.includes(id));
    const failed = parts.filter(({ status }) => status === "FAILURE" || status === "ERROR");
    const made = (refund?.storeCredit.presentment ?? 0) + sum(parts.map(({ amount }) => amount.presentment));
    differ("sum", view.amount.minor, String(made));
    differ("Shopify's id", row.shopifyId, refund && BigInt(refund.id));
    differ("money", view.moneyState, failed.length ? "failed" : "confirmed");
  }
  if (row.kind === "credit") differ("sum", view.amount.minor, row.amountMinor.toString());
  return wrong;
}

/** What was done at Shopify with our mark, and no act of ours says so. */
function findStrangers({ shop }: Stage, order: OrderRecord, rows: readonly Row[]): string[] {
  const state = shop.world.standin.admin.state(shop.domain);
  const made = rows.filter(({ state: is }) => is === "succeeded");
  const keysOf = (kind: string) => made.filter((row) => row.kind === kind).map(({ idempotencyKey }) => idempotencyKey);
  const wrong: string[] = [];
  const compare = (what: string, there: number, ours: number) => {
    if (there !== ours) wrong.push(`${there} ${what} at Shopify, ${ours} by what we say`);
  };
  const refunds = order.refunds.filter(({ note }) => note?.includes("[Latte "));
  compare("refunds", refunds.length, keysOf("refund").length);
  compare("gifts", creditsOf(shop, order.customerId!).length, keysOf("credit").length);
  const codes = state.ledger.filter((entry) => entry.kind === "discount" && entry.customerId === order.customerId);
  compare(
    "codes",
    codes.length,
    keysOf("discount").filter((key) => codes.some((one) => "code" in one && one.code === codeOf(key))).length,
  );
  const again = state.orders.filter(
    ({ customerId, tags }) =>
      customerId === order.customerId && tags.some((tag) => tag.startsWith("latte-") && tag !== "latte-replacement"),
  );
  const marks = keysOf("replacement").map(markOf);
  compare("replacements", again.length, again.filter(({ tags }) => tags.some((tag) => marks.includes(tag))).length);
  return wrong;
}
