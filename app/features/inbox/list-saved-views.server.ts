import type { StaffDesk } from "#app/features/shared/desk.ts";
import { ruleFromRow, type SavedViewSummary } from "./inbox-view.ts";

/** The views that this person sees: their own and everybody's, in the order that people gave them. One statement. */
export async function listSavedViews(desk: StaffDesk): Promise<SavedViewSummary[]> {
  const rows = await desk.db.savedView.findMany({
    where: { OR: [{ staffId: desk.staff.id }, { staffId: null }] },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, name: true, staffId: true, filter: true, sort: true },
  });
  return rows.map((row) => ({
    id: row.id.toString(),
    name: row.name,
    isMine: row.staffId === desk.staff.id,
    isShared: row.staffId === null,
    ...ruleFromRow(row),
  }));
}
