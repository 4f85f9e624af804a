import type { StaffDesk } from "#app/features/shared/desk.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";

/**
 * Marks notices of the person who asks as read, up to the one with this id: one that came since stays unread. Tells
 * their other tabs.
 */
export async function readNotices(desk: StaffDesk, upToId: bigint): Promise<{ ok: true }> {
  await desk.tx(async (tx) => {
    const read = await tx.sql<{ id: bigint }>`
      update staff_notice set read_at = ${desk.now()}::timestamptz
      where shop_id = ${SHOP} and staff_id = ${desk.staff.id}::bigint and id <= ${upToId}::bigint and read_at is null
      returning id`;
    if (read.length) tx.announce({ kind: "notice", staffId: desk.staff.id.toString() });
  });
  return { ok: true };
}
