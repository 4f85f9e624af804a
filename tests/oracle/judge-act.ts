import type { ActionView } from "#app/features/acts/action-view.ts";
import { countMade } from "./count-made.ts";
import { judgeTicket, nameOf, type Row } from "./judge-ticket.ts";
import { orderIn, type OrderBooks } from "./order-books.ts";
import { moneyBackOf, moneyPaidFor } from "./order-money.ts";

/**
 * What is wrong with an act once nothing is under way any more: it has ended, was made as often as we say, and the ticket
 * says what is so. The pretend Shopify's books are the truth. Nothing: all is well.
 * @param all acts on the same order
 * @param view the ticket's last word on it
 */
export const judgeAct = (books: OrderBooks, row: Row, all: readonly Row[], view: ActionView | undefined): string[] => [
  ...judgeEnd(row),
  ...judgeTimes(row, countMade(books, row, all)),
  ...judgeTicket(books, row, view),
];

/** Never more back than was paid, by the ledger as by the order. */
export function judgeMoney(books: OrderBooks): string[] {
  const order = orderIn(books);
  const moved = books.state.ledger.reduce(
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
