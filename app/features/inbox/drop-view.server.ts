import type { StaffDesk } from "#app/features/shared/desk.ts";

/** Forgets a view of this person, or a shared one. False when there is none (any more). */
export async function dropView(desk: StaffDesk, id: bigint): Promise<boolean> {
  return desk.tx(async (tx) => {
    const where = { id, OR: [{ staffId: desk.staff.id }, { staffId: null }] };
    const { count } = await tx.db.savedView.deleteMany({ where });
    if (count) tx.announce({ kind: "shop" });
    return count > 0;
  });
}
