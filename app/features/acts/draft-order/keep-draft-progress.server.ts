import type { Desk } from "#app/features/shared/desk.ts";
import type { ActionRow } from "../action-row.ts";
import type { DraftProgress } from "./draft-record.ts";

/** Writes down how far it is before anything else is asked for, in the row and in what the caller holds of it. */
export async function keepDraftProgress(desk: Desk, row: ActionRow, progress: DraftProgress): Promise<void> {
  row.progress = progress;
  await desk.db.orderAction.updateMany({
    where: { id: row.id, state: { in: ["running", "unknown", "needs_person"] } },
    data: { progress: progress as object },
  });
}
