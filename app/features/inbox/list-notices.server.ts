import type { StaffDesk } from "#app/features/shared/desk.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noticeLimit, type Notices, type NoticeView } from "./notice-view.ts";

interface Row {
  id: bigint;
  kind: NoticeView["kind"];
  number: number;
  subject: string;
  by_name: string | null;
  others: number;
  preview: string;
  at: Date;
  unread: boolean;
}

/** What the person who asks was told lately, the newest first. One statement. */
export async function listNotices(desk: StaffDesk): Promise<Notices> {
  const rows = await desk.sql<Row>`
    select n.id, n.kind, t.number, t.subject, n.by_name, n.others, coalesce(left(m.body_text, 160), '') as preview, n.at,
           n.read_at is null as unread
    from (select * from staff_notice where shop_id = ${SHOP} and staff_id = ${desk.staff.id}::bigint
          order by id desc limit ${noticeLimit}::int) n
    join ticket t on t.shop_id = n.shop_id and t.id = n.ticket_id
    left join message m on m.shop_id = n.shop_id and m.id = n.message_id
    order by n.id desc`;
  return {
    notices: rows.map(({ id, number, by_name, at, ...row }) => ({
      ...row,
      id: id.toString(),
      ticketNumber: number,
      byName: by_name,
      preview: row.preview.replaceAll(/\s+/g, " ").trim(),
      at: at.toISOString(),
    })),
    unread: rows.filter(({ unread }) => unread).length,
  };
}
