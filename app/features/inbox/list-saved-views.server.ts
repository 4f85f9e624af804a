import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part, runParts, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { ruleFromRow, type SavedViewSummary } from "./inbox-view.ts";

/** A view as `savedViewsSql` gives it. */
export interface SavedViewRow {
  id: string;
  name: string;
  staff_id: string | null;
  filter: unknown;
  sort: string;
}

/** The views that the person sees whose id `me` gives, as one JSON value: their own and everybody's, in their order. */
export const savedViewsSql = (me: SqlFragment): SqlFragment => part`
  (select coalesce(jsonb_agg(jsonb_build_object('id', v.id::text, 'name', v.name, 'staff_id', v.staff_id::text,
     'filter', v.filter, 'sort', v.sort) order by v.position, v.id), '[]')
   from saved_view v where v.shop_id = ${SHOP} and (v.staff_id = ${me} or v.staff_id is null))`;

/** The view as a page shows it, to this person. */
export const toSavedView = (row: SavedViewRow, me: bigint): SavedViewSummary => ({
  id: row.id,
  name: row.name,
  isMine: row.staff_id === me.toString(),
  isShared: row.staff_id === null,
  ...ruleFromRow(row),
});

/** The views that this person sees: their own and everybody's, in the order that people gave them. One statement. */
export async function listSavedViews(desk: StaffDesk): Promise<SavedViewSummary[]> {
  const me = desk.staff.id;
  const [row] = await runParts<{ saved: SavedViewRow[] }>(
    desk.sql,
    part`select ${savedViewsSql(part`${me}::bigint`)} as saved`,
  );
  return (row?.saved ?? []).map((view) => toSavedView(view, me));
}
