import { aboutAct } from "#app/features/audit/note-act.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { ActingDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { ActKind } from "./act-kind.ts";
import type { StartProblem } from "./act-problems.ts";
import { findActTicket } from "./find-act-ticket.server.ts";
import { withNames, type ActionRow } from "./action-row.ts";
import { readInput } from "./read-record.ts";

/** The sum on the button that was pressed. */
export interface ConfirmedAmount {
  /** Minor units, as in the preview's JSON. */
  amountMinor: string;
  currency: string;
}

/**
 * Whoever acts: their own preview of this key in this ticket, if it is of the sum that they saw. What was tampered with is
 * refused and logged. It may have been confirmed before.
 * @returns null when there is no such ticket
 */
export async function findDraftedAct(
  desk: ActingDesk,
  ticketNumber: number,
  kind: ActKind,
  requestKey: string,
  confirmed: ConfirmedAmount,
): Promise<Outcome<ActionRow, StartProblem> | null> {
  const ticket = await findActTicket(desk, ticketNumber);
  if (!ticket?.ok) return ticket;
  if (!/^[0-9a-f-]{36}$/.test(requestKey)) {
    const about = { subject: "order", subjectId: "", ticketNumber, after: { act: kind } } as const;
    await noteRefusal(desk, "preview", about);
    return refuse("preview_expired");
  }
  const row = await desk.db.orderAction.findFirst({ where: { requestKey }, include: withNames });
  // Expired drafts are deleted.
  if (!row || !readInput(row.input)) return refuse("preview_expired");
  if (row.staffId !== (desk.staff?.id ?? null) || row.ticketId !== ticket.value.id || row.kind !== kind) {
    desk.log.warn({ actionId: row.id.toString() }, "refused: the preview is of somebody else, or of another ticket");
    await noteRefusal(desk, "preview", { ...aboutAct(row), after: { act: row.kind } });
    return refuse("preview_expired");
  }
  if (row.amountMinor.toString() !== confirmed.amountMinor || row.currency !== confirmed.currency) {
    desk.log.warn({ actionId: row.id.toString(), confirmed }, "the amount confirmed is not the one previewed");
    await noteRefusal(desk, "amount", {
      ...aboutAct(row),
      before: { amount: { minor: row.amountMinor.toString(), currency: row.currency } },
      after: { act: row.kind, sent: cleanLine(`${confirmed.amountMinor} ${confirmed.currency}`, 60) },
    });
    return refuse("amount_changed");
  }
  return succeed(row);
}
