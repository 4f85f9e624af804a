import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { findActTicket } from "../find-act-ticket.server.ts";
import { findApproval } from "../view-action.server.ts";
import type { ApprovalColumns } from "./approval-view.ts";
import { withNames, type ActionRow } from "../action-row.ts";

/** An act that somebody asked for, and how that stands. */
export type RequestedRow = ActionRow & { approval: ApprovalColumns };

/**
 * The act of this id in the ticket, if it was ever asked for. Whoever says something to one that is not there is noted;
 * not who only reads: the page of another ticket about the same order asks for it by itself.
 * @returns null when the ticket has no such request
 */
export async function findRequest(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
  isOnlyRead = false,
): Promise<Outcome<RequestedRow, "merged"> | null> {
  const ticket = await findActTicket(desk, ticketNumber);
  if (!ticket?.ok) return ticket;
  const row = await desk.db.orderAction.findFirst({
    where: { id: actionId, ticketId: ticket.value.id, state: { not: "drafted" } },
    include: withNames,
  });
  const approval = row && (await findApproval(desk.db, row.id));
  if (approval) return succeed({ ...row, approval });
  if (!isOnlyRead)
    await noteRefusal(desk, "act", {
      subject: "order",
      subjectId: "",
      ticketNumber,
      after: { actId: actionId.toString() },
    });
  return null;
}
