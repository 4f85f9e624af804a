import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import type { DraftKind } from "./draft-kind.ts";

/** Takes the person's draft away, because it has become a message. */
export const clearDraft = (desk: StaffDesk, tx: DeskTx, ticketId: bigint, kind: DraftKind) =>
  tx.db.draft.deleteMany({ where: { ticketId, staffId: desk.staff.id, kind } });
