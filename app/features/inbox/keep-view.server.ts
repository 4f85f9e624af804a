import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { mostViews, type SavedViewForm } from "./saved-view-form.ts";

/**
 * Keeps a view: a new one at the end, or with an `id` an existing one, which is renamed, changed, shared or made one's
 * own. A private view is changed by its owner only, to anybody else it is not there (`null`); a shared one by anybody.
 */
export async function keepView(
  desk: StaffDesk,
  id: bigint | null,
  form: SavedViewForm,
): Promise<Outcome<{ id: string }, "too_many"> | null> {
  return desk.tx(async (tx) => {
    const theirs = { OR: [{ staffId: desk.staff.id }, { staffId: null }] };
    const data = {
      name: form.name,
      staffId: form.isShared ? null : desk.staff.id,
      filter: form.filter as unknown as Prisma.InputJsonObject,
      sort: form.sort,
    };
    tx.announce({ kind: "shop" });
    if (id !== null) {
      const { count } = await tx.db.savedView.updateMany({ where: { id, ...theirs }, data });
      return count ? succeed({ id: id.toString() }) : null;
    }
    const kept = await tx.db.savedView.aggregate({
      where: { staffId: data.staffId },
      _count: true,
      _max: { position: true },
    });
    if (kept._count >= mostViews) return refuse("too_many");
    const position = (kept._max.position ?? 0) + 1;
    const made = await tx.db.savedView.create({ data: { ...data, position }, select: { id: true } });
    return succeed({ id: made.id.toString() });
  });
}
