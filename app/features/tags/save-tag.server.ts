import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { keepTag } from "./keep-tag.server.ts";
import { mostTagsOfShop, parseTagName } from "./tag-name.ts";

export type SaveTagProblem = "empty" | "too_long" | "too_many_tags";

/**
 * Makes a tag (`tagId` null), or gives one another name. A name that reads like another tag's makes both one: the other
 * lives on, on all tickets of both. `null` when there is no tag of this id.
 */
export async function saveTag(
  desk: StaffDesk,
  tagId: bigint | null,
  typed: string,
): Promise<Outcome<{ tagId: string; merged: boolean }, SaveTagProblem> | null> {
  const parsed = parseTagName(typed);
  return desk.tx(async (tx) => {
    const own = tagId === null ? null : await holdTag(tx, tagId);
    if (tagId !== null && !own) return null;
    if ("problem" in parsed) return refuse(parsed.problem, { field: "name" });
    const other = await tx.db.tag.findFirst({ where: { key: parsed.key }, select: { id: true } });
    if (tagId === null) {
      if (!other && (await tx.db.tag.count()) >= mostTagsOfShop) return refuse("too_many_tags", { field: "name" });
      return succeed({ tagId: (await keepTag(tx, parsed)).toString(), merged: false });
    }
    tx.announce({ kind: "shop" });
    if (other && other.id !== tagId) {
      await mergeTags(tx, tagId, other.id);
      return succeed({ tagId: other.id.toString(), merged: true });
    }
    await tx.db.tag.updateMany({ where: { id: tagId }, data: parsed });
    return succeed({ tagId: tagId.toString(), merged: false });
  });
}

/** Offers a tag no longer, or again; tickets keep it. `null` when there is no tag of this id. */
export async function archiveTag(
  desk: StaffDesk,
  tagId: bigint,
  archived: boolean,
): Promise<Outcome<null, never> | null> {
  return desk.tx(async (tx) => {
    const { count } = await tx.db.tag.updateMany({
      where: { id: tagId },
      data: { archivedAt: archived ? desk.now() : null },
    });
    if (!count) return null;
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

async function holdTag(tx: DeskTx, id: bigint): Promise<boolean> {
  const rows = await tx.sql<{ id: bigint }>`select id from tag where shop_id = ${SHOP} and id = ${id} for update`;
  return rows.length > 0;
}

/** Puts `to` wherever `from` stood, and ends `from`. The tickets' own lists of tags follow in the same statement. */
async function mergeTags(tx: DeskTx, from: bigint, to: bigint): Promise<void> {
  await tx.sql`
    insert into ticket_tag (shop_id, ticket_id, tag_id)
    select shop_id, ticket_id, ${to}::bigint from ticket_tag where shop_id = ${SHOP} and tag_id = ${from}
    on conflict do nothing`;
  await tx.sql`
    update ticket t set tag_ids = (select array_agg(distinct one order by one)
                                   from unnest(array_replace(t.tag_ids, ${from}::bigint, ${to}::bigint)) as one)
    where t.shop_id = ${SHOP} and t.id in (select ticket_id from ticket_tag
                                           where shop_id = t.shop_id and tag_id = ${from}::bigint)`;
  await tx.db.tag.deleteMany({ where: { id: from } });
}
