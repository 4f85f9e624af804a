import { aboutAct } from "#app/features/audit/note-act.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { cleanText } from "#app/platform/mail/clean-string.ts";
import type { ActionView } from "../action-view.ts";
import { readActionView } from "../follow-order-action.server.ts";
import { lockOrder } from "../lock-order.server.ts";
import type { ApprovalProblem } from "./approval-problems.ts";
import { longestWord } from "./approval-view.ts";
import { refuseToDecide } from "./approve-action.server.ts";
import { endRequest, type End } from "./end-request.server.ts";
import { findRequest, type RequestedRow } from "./find-request.server.ts";

/**
 * Declines a request, and says why to who asked. Whoever may approve it may.
 * @returns null when the ticket has no such request
 */
export async function declineAction(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
  word: string,
): Promise<Outcome<ActionView, ApprovalProblem> | null> {
  const found = await findRequest(desk, ticketNumber, actionId);
  if (!found?.ok) return found;
  const refusal = await refuseToDecide(desk, found.value);
  if (refusal) return refusal;
  const answer = cleanText(word, longestWord * 2).trim();
  if (!answer) return refuse("word_missing", { field: "word" });
  if (answer.length > longestWord) return refuse("word_too_long", { field: "word" });
  return end(desk, found.value, { state: "declined", word: answer });
}

/**
 * Takes a request back. Only who asked may.
 * @returns null when the ticket has no such request
 */
export async function withdrawAction(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
): Promise<Outcome<ActionView, ApprovalProblem> | null> {
  const found = await findRequest(desk, ticketNumber, actionId);
  if (!found?.ok) return found;
  if (found.value.staffId !== desk.staff.id) {
    desk.log.warn({ actionId: actionId.toString() }, "refused: only who asked takes a request back");
    const about = { ...aboutAct(found.value), after: { act: found.value.kind, actId: actionId.toString() } };
    await noteRefusal(desk, "approver", about);
    return refuse("not_yours");
  }
  return end(desk, found.value, { state: "withdrawn" });
}

async function end(desk: StaffDesk, row: RequestedRow, how: End): Promise<Outcome<ActionView, ApprovalProblem>> {
  const ended = await desk.tx(async (tx) => {
    await lockOrder(tx, row.orderId);
    return endRequest(desk, tx, row, how);
  });
  return ended ? succeed(await readActionView(desk, row.id)) : refuse("decided");
}
