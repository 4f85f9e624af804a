import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { ViewArrangement } from "./saved-view-form.ts";

/**
 * Puts views into this order, under these names, seen by everybody or by the acting person alone, and forgets those in
 * `removed`. Those of others, and those that are not named, stay as they are.
 */
export async function arrangeViews(desk: StaffDesk, { views, removed }: ViewArrangement): Promise<void> {
  await desk.tx(async (tx) => {
    await tx.db.savedView.deleteMany({
      where: { id: { in: removed.map(BigInt) }, OR: [{ staffId: desk.staff.id }, { staffId: null }] },
    });
    await tx.sql`
      update saved_view v set position = g.place, name = g.name,
        staff_id = case when g.shared then null else ${desk.staff.id}::bigint end
      from (select (view->>'id')::bigint as id, view->>'name' as name, (view->>'isShared')::boolean as shared, place
            from jsonb_array_elements(${JSON.stringify(views)}::jsonb) with ordinality as given(view, place)) g
      where v.shop_id = ${SHOP} and v.id = g.id and (v.staff_id is null or v.staff_id = ${desk.staff.id}::bigint)`;
    tx.announce({ kind: "shop" });
  });
}
