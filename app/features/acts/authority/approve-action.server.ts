import { aboutAct } from "#app/features/audit/note-act.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "#app/features/shared/outcome.ts";
import { cleanText } from "#app/platform/mail/clean-string.ts";
import type { ActKind } from "../act-kind.ts";
import { kindOf } from "../act-kinds.server.ts";
import type { ActionInput } from "../action-record.ts";
import { missingScopes } from "../act-scopes.ts";
import type { ActionView } from "../action-view.ts";
import { tellAboutAction } from "../finish-order-action.server.ts";
import { followAction, runStarted } from "../follow-order-action.server.ts";
import { lockOrder } from "../lock-order.server.ts";
import { sayOutage } from "../say-outage.server.ts";
import { startAction } from "../start-order-action.server.ts";
import { OrderLastLook } from "./approval-documents.ts";
import type { ApprovalProblem } from "./approval-problems.ts";
import { longestWord } from "./approval-view.ts";
import { closeRequest, endRequest } from "./end-request.server.ts";
import { findRequest, type RequestedRow } from "./find-request.server.ts";
import { mayApprove } from "./may-approve.ts";

/**
 * Approves a request: the act is made at once, letter by letter as it was asked for, with the approving person's own
 * authority at Shopify, and counts in their sums. The order is looked at once more before; has it changed, the request is
 * out of date and who asked is told. Pressed twice, or by two people, it is made once.
 * @param word to who asked; "" for none
 * @returns null when the ticket has no such request
 */
export async function approveAction(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
  word: string,
): Promise<Outcome<ActionView, ApprovalProblem> | null> {
  const found = await findRequest(desk, ticketNumber, actionId);
  if (!found?.ok) return found;
  const row = found.value;
  const refusal = await refuseToDecide(desk, row);
  if (refusal) return refusal;
  if (row.approval.state === "approved") return succeed(await followAction(desk, row.id));
  if (row.approval.state !== "asked") return refuse("decided");
  const answer = cleanText(word, longestWord * 2).trim();
  if (answer.length > longestWord) return refuse("word_too_long", { field: "word" });
  const scope = missingScopes(row.kind as ActKind, desk.shopify.scopes);
  if (scope) return refuse("scope_missing", { detail: scope });
  const changed = await sayOutage(lookAtOrder(desk, row));
  if (changed && !isOver(changed.problem)) return changed;

  const started = await desk.tx(async (tx) => {
    if (changed) await lockOrder(tx, row.orderId);
    const outcome = changed ?? (await startAction(desk, tx, row, "awaiting_approval"));
    if (outcome === "started_before") return outcome;
    if (outcome === "started") {
      if (!(await closeRequest(desk, tx, row, { state: "approved", word: answer })))
        throw new Error("an act that waited has no request that waits");
      await tellAboutAction(tx, row.id, desk.now(), desk.staff.id);
      return outcome;
    }
    const refused = sayWhyNot(outcome);
    if (refused) return refused;
    // `false`: somebody approved it in the same breath, and it is their doing that the order is another one.
    const state = changed && isOver(changed.problem) ? changed.problem : "outdated";
    return (await endRequest(desk, tx, row, { state })) ? refuse(state) : "started_before";
  });
  if (started === "started_before") return followOther(desk, row);
  return started === "started" ? succeed(await runStarted(desk, row)) : started;
}

/** Nobody decides on their own request, nor on what their role does not cover. Such attempts are noted. */
export async function refuseToDecide(
  desk: StaffDesk,
  row: RequestedRow,
): Promise<Refusal<"own_request" | "not_yours"> | null> {
  if (mayApprove(desk.staff, row)) return null;
  desk.log.warn({ actionId: row.id.toString() }, "refused: a request is decided by somebody else who may");
  await noteRefusal(desk, "approver", { ...aboutAct(row), after: { act: row.kind, actId: row.id.toString() } });
  return refuse(row.staffId === desk.staff.id ? "own_request" : "not_yours");
}

/** With these a request is over: it has to be previewed, and asked for, again. */
type Over = "outdated" | "expired";
const isOver = (problem: string): problem is Over => problem === "outdated" || problem === "expired";

/** Whether Shopify has the order as it was previewed. Two calls at most. */
async function lookAtOrder(desk: StaffDesk, row: RequestedRow): Promise<Refusal<Over> | null> {
  const [{ data, withheld }, changed] = await Promise.all([
    desk.shopify.read(OrderLastLook, { id: `gid://shopify/Order/${row.orderId}` }),
    // Shopify counts in seconds: what was changed in the same one as before is found by what the kind looks at.
    kindOf(row).lookBefore?.(desk, row),
  ]);
  if (changed) return refuse(changed.problem === "preview_expired" ? "expired" : "outdated");
  // What Shopify keeps from us is compared with what it told us on its own.
  if (!data.order && withheld.length) return null;
  const { updatedAt } = (row.input as ActionInput).basis;
  const isSame = data.order && new Date(data.order.updatedAt).getTime() === new Date(updatedAt).getTime();
  return isSame ? null : refuse("outdated");
}

/** A refusal that leaves the request as it is; null: the order is another one than was asked for. */
function sayWhyNot({ problem, detail }: Refusal): Refusal<ApprovalProblem> | null {
  if (problem === "other_act" || problem === "over_limit") return refuse(problem);
  return problem === "not_allowed" ? refuse("not_yours", { detail }) : null;
}

/** Somebody else decided in the same breath. */
async function followOther(desk: StaffDesk, row: RequestedRow): Promise<Outcome<ActionView, ApprovalProblem>> {
  const view = await followAction(desk, row.id);
  return view.approval?.state === "approved" ? succeed(view) : refuse("decided");
}
