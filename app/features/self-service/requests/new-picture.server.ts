import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/** In so many messages it is looked for each picture; one that stands in more is no proof of anything. Ours. */
const mostLooked = 100;

/**
 * Whether one of these pictures has come with no other request of the shop: what proved something once proves nothing
 * again. The same bytes are the same file, however often they are sent. Of two requests at once neither may count as the
 * first, and at least one sees the other. One statement, by the index of a file's attachments. Ours.
 * @param requestId the request that they came with, which is written down already
 */
export async function hasNewPicture(
  desk: Pick<Desk, "sql">,
  requestId: bigint,
  fileIds: readonly bigint[],
): Promise<boolean> {
  const [row] = await desk.sql<{ is_new: boolean }>`
    select exists (
      select 1 from unnest(${fileIds.map(String)}::bigint[]) file(id)
      where (
        select count(*) < ${mostLooked}::int and not coalesce(bool_or(used.by_other), false)
        from (
          select m.client_key like 'request %' and m.client_key is distinct from own.key as by_other
          from attachment a
          join message m on m.shop_id = a.shop_id and m.id = a.message_id
          left join (select 'request ' || request_key as key from shopper_request
            where shop_id = ${SHOP} and id = ${requestId}::bigint) own on true
          where a.shop_id = ${SHOP} and a.file_id = file.id
          limit ${mostLooked}::int) used)) as is_new`;
  return row?.is_new === true;
}
