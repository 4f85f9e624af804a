import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";

/** Puts views into this order; those that are not named, and those of others, stay where they are. */
export async function orderViews(desk: StaffDesk, ids: readonly bigint[]): Promise<void> {
  await desk.tx(async (tx) => {
    await tx.sql`
      update saved_view v set position = given.place
      from unnest(${ids.map(String)}::bigint[]) with ordinality as given(id, place)
      where v.shop_id = ${SHOP} and v.id = given.id and (v.staff_id is null or v.staff_id = ${desk.staff.id}::bigint)`;
    tx.announce({ kind: "shop" });
  });
}
