import type { StaffDesk } from "#app/features/shared/desk.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { preferencesFromJson, type StaffPreferences } from "./staff-preferences.ts";

/** What the person who acts chose for themselves. */
export async function readPreferences(desk: StaffDesk): Promise<StaffPreferences> {
  const row = await desk.db.staff.findFirst({ where: { id: desk.staff.id }, select: { preferences: true } });
  return preferencesFromJson(row?.preferences);
}

/** Keeps a choice of the person who acts; other choices, made in another tab just now, stay. */
export async function choosePreference(desk: StaffDesk, choice: Partial<StaffPreferences>): Promise<{ ok: true }> {
  await desk.sql`
    update staff set preferences = preferences || ${JSON.stringify(choice)}::jsonb
    where shop_id = ${SHOP} and id = ${desk.staff.id}::bigint`;
  return { ok: true };
}
