import type { Desk } from "#app/features/shared/desk.ts";
import type { ActionRow } from "../action-row.ts";
import type { ReplacementProgress } from "./replacement-record.ts";

/** Writes down which draft is ours, before anything else is asked for, in the row and in what the caller holds of it. */
export async function keepProgress(desk: Desk, row: ActionRow, draftOrderId: string): Promise<void> {
  const progress: ReplacementProgress = { draftOrderId };
  row.progress = progress;
  await desk.db.orderAction.updateMany({
    where: { id: row.id, state: { in: ["running", "unknown", "needs_person"] } },
    data: { progress: progress as object },
  });
}
