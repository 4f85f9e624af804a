import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import type { AccessFilter, AccessView } from "./access-view.ts";

interface Row {
  id: bigint;
  at: Date;
  staff: string;
  subject: string;
  number: number | null;
  customer: string | null;
  file: string | null;
}

/**
 * Lines of the access log before the one of this id, newest first. What they are about is named as far as it is still
 * there. One statement.
 */
export async function listAccess(
  desk: StaffDesk,
  filter: AccessFilter,
  before: bigint | null,
  limit: number,
): Promise<AccessView[]> {
  const day = filter.day ? DateTime.fromISO(filter.day, { zone: desk.shop.timezone }) : null;
  const from = day?.isValid ? day.startOf("day").toJSDate() : null;
  const until = day?.isValid ? day.endOf("day").toJSDate() : null;
  const rows = await desk.sql<Row>`
    with line as (
      select l.id, l.at, l.staff_id, l.subject,
        case when l.subject in ('ticket', 'attachment') and l.subject_id ~ '^[0-9]{1,18}$' then l.subject_id::bigint end as row_id
      from access_log l
      where l.shop_id = ${SHOP} and (${before}::bigint is null or l.id < ${before}::bigint)
        and (${filter.staffId}::bigint is null or l.staff_id = ${filter.staffId}::bigint)
        and (${from}::timestamptz is null or l.at between ${from}::timestamptz and ${until}::timestamptz)
    ), named as (
      select line.*, a.file_name, coalesce(m.ticket_id, case when line.subject = 'ticket' then line.row_id end) as ticket_id
      from line
      left join attachment a on line.subject = 'attachment' and a.shop_id = ${SHOP} and a.id = line.row_id
      left join message m on m.shop_id = ${SHOP} and m.id = a.message_id
    )
    select n.id, n.at, s.name as staff, n.subject, t.number, c.email as customer, n.file_name as file
    from named n
    join staff s on s.shop_id = ${SHOP} and s.id = n.staff_id
    left join ticket t on t.shop_id = ${SHOP} and t.id = n.ticket_id
    left join customer c on c.shop_id = ${SHOP} and c.id = t.customer_id
    where ${filter.email}::text is null or c.email = ${filter.email}::text or c.id in (
      select customer_id from customer_alias where shop_id = ${SHOP} and email = ${filter.email}::text)
    order by n.id desc limit ${limit}::int`;
  return rows.map((row) => ({
    id: row.id.toString(),
    at: row.at.toISOString(),
    staff: row.staff,
    subject: row.subject,
    ticketNumber: row.number,
    customer: row.customer?.includes("@") ? row.customer : null,
    file: row.file,
  }));
}
