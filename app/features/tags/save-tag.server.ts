import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
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
    const other = await tx.db.tag.findFirst({ where: { key: parsed.key }, select: { id: true, name: true } });
    if (tagId === null) {
      if (!other && (await tx.db.tag.count()) >= mostTagsOfShop) return refuse("too_many_tags", { field: "name" });
      const id = await keepTag(tx, parsed);
      if (!other) await noteTag(desk, tx, id, null, { name: parsed.name });
      return succeed({ tagId: id.toString(), merged: false });
    }
    tx.announce({ kind: "shop" });
    if (other && other.id !== tagId) {
      await mergeTags(tx, tagId, other.id);
      await noteTag(desk, tx, tagId, { name: own?.name }, { mergedInto: other.name });
      return succeed({ tagId: other.id.toString(), merged: true });
    }
    await tx.db.tag.updateMany({ where: { id: tagId }, data: parsed });
    await noteTag(desk, tx, tagId, { name: own?.name }, { name: parsed.name });
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
    const tag = await holdTag(tx, tagId);
    if (!tag) return null;
    await tx.db.tag.updateMany({ where: { id: tagId }, data: { archivedAt: archived ? desk.now() : null } });
    await noteTag(desk, tx, tagId, tag, { name: tag.name, archived });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

const noteTag = (desk: StaffDesk, tx: DeskTx, id: bigint, before: object | null, after: object): Promise<void> =>
  noteAudit(desk, tx, {
    kind: "settings_changed",
    subject: "tag",
    subjectId: id.toString(),
    ...(before && { before }),
    after,
  });

async function holdTag(tx: DeskTx, id: bigint): Promise<{ name: string; archived: boolean } | null> {
  const [tag] = await tx.sql<{ name: string; archived: boolean }>`
    select name, archived_at is not null as archived from tag where shop_id = ${SHOP} and id = ${id} for update`;
  return tag ?? null;
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
