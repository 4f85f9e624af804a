import type { ActionView } from "#app/features/acts/action-view.ts";
import type { OrderBooks } from "./order-books.ts";
import { nameOf, type Row } from "./judge-ticket.ts";

/** A request for approval, as it is kept. */
export interface KeptApproval {
  actionId: bigint;
  state: string;
  askedById: bigint;
  decidedById: bigint | null;
  insteadId: bigint | null;
}

/** How a request ends without that the act is made. */
const ends = ["declined", "changed", "withdrawn", "outdated", "expired", "unanswered"];

/**
 * What is wrong with a request at the end: it was decided on, by somebody else and by who may; only what was approved was
 * begun, with the sum that who asked was shown; what took its place is there; and the ticket says so.
 * @param limits the most that one act of a person gives away, in minor units; others have none
 */
export function judgeApproval(
  { told }: Pick<OrderBooks, "told">,
  one: KeptApproval,
  all: readonly Row[],
  view: ActionView | undefined,
  limits: ReadonlyMap<bigint, bigint>,
): string[] {
  const row = all.find(({ id }) => id === one.actionId);
  if (!row) return [`a request is of no act of the order: ${one.actionId}`];
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`the request for ${nameOf(row)} ${what}`);
  const { decidedById: by } = one;
  if (one.state !== "approved" && !ends.includes(one.state)) say(`is ${one.state}`);
  if (one.askedById !== row.staffId) say("is of somebody else");
  const isDecided = one.state === "approved" || one.state === "declined";
  if (isDecided && (by === null || by === row.staffId)) say(`was ${one.state} by ${by ?? "nobody"}`);
  if (isDecided && by !== null && isOver(row, limits.get(by))) say(`was ${one.state} by who may not give so much`);
  if (one.state === "withdrawn" && by !== row.staffId) say("was withdrawn by somebody else");
  if (ends.includes(one.state) && (row.state !== "failed" || row.problem !== one.state)) say(`was ${one.state}`);
  if (one.state === "approved" && (row.state === "awaiting_approval" || ends.includes(row.problem ?? "")))
    say("was approved and not begun");
  if (one.state === "changed" && !all.some(({ id, state }) => id === one.insteadId && state !== "drafted"))
    say("was changed into nothing");
  const preview = told.get(row.requestKey)?.preview as { amount: { presentment: { minor: string } } } | undefined;
  if (preview && preview.amount.presentment.minor !== row.amountMinor.toString())
    say("is of another sum than was shown");
  if (view?.approval?.state !== one.state) say(`is ${one.state}, and the ticket says ${view?.approval?.state}`);
  return wrong;
}

/** Whose limit an act passes asks first. */
export function judgeLimit(
  row: Row,
  approvals: readonly KeptApproval[],
  limits: ReadonlyMap<bigint, bigint>,
): string[] {
  const isBegun = row.state !== "drafted" && row.staffId !== null;
  if (!isBegun || !isOver(row, limits.get(row.staffId!)) || approvals.some(({ actionId }) => actionId === row.id))
    return [];
  return [`${nameOf(row)} was above a limit, and nobody was asked`];
}

const isOver = ({ valueMinor }: Row, limit: bigint | undefined): boolean =>
  limit !== undefined && valueMinor !== null && valueMinor > limit;
