import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { TagView } from "./tag-name.ts";

/** A tag as settings show it. */
export interface TagUse extends TagView {
  isArchived: boolean;
  /** On how many tickets it stands; counted up to 1,000. */
  count: number;
}

/** The tags that are offered, by name. */
export async function listTags(desk: StaffDesk): Promise<TagView[]> {
  return desk.sql<TagView>`
    select id::text, name from tag where shop_id = ${SHOP} and archived_at is null order by key limit 2000`;
}

/** All tags with their use, for settings; the archived ones last. */
export async function listTagUse(desk: StaffDesk): Promise<TagUse[]> {
  return desk.sql<TagUse>`
    select t.id::text, t.name, t.archived_at is not null as "isArchived",
           (select count(*)::int from (select 1 from ticket_tag x where x.shop_id = t.shop_id and x.tag_id = t.id
                                       limit 1000) as used) as count
    from tag t where t.shop_id = ${SHOP} order by t.archived_at is not null, t.key limit 2000`;
}
