import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { parseTicketNumber } from "../tickets/row-ids.ts";
import { auditGroups } from "./audit-kind.ts";
import type { AuditFacts, AuditFilter, AuditView } from "./audit-view.ts";

interface Row {
  id: bigint;
  at: Date;
  staff: string | null;
  kind: string;
  subject: string;
  subject_id: string;
  order_name: string | null;
  ticket_number: number | null;
  before: AuditFacts | null;
  after: AuditFacts | null;
  reason: string;
  source: string;
}

/** Lines of the audit log before the one of this id, newest first. One statement. */
export async function listAudit(
  desk: StaffDesk,
  filter: AuditFilter,
  before: bigint | null,
  limit: number,
): Promise<AuditView[]> {
  const dayOf = (text: string | null) => {
    const day = text === null ? null : DateTime.fromISO(text, { zone: desk.shop.timezone });
    return day?.isValid ? day : null;
  };
  const from = dayOf(filter.from)?.startOf("day").toJSDate() ?? null;
  const until = dayOf(filter.to)?.endOf("day").toJSDate() ?? null;
  const kinds = filter.group ? [...auditGroups[filter.group]] : null;
  const { about, staffId, isShopper } = filter;
  const rows = await desk.sql<Row>`
    select id, at, case when staff_id is not null then staff_name end as staff, kind, subject, subject_id, order_name,
      ticket_number, before, after, reason, source
    from audit_entry
    where shop_id = ${SHOP} and (${before}::bigint is null or id < ${before}::bigint)
      and (${staffId}::bigint is null or staff_id = ${staffId}::bigint)
      and (not ${isShopper}::boolean or source = 'storefront')
      and (${kinds}::text[] is null or kind = any(${kinds}::text[]))
      and (${from}::timestamptz is null or at >= ${from}::timestamptz)
      and (${until}::timestamptz is null or at <= ${until}::timestamptz)
      and (${about}::text is null or ticket_number = ${parseTicketNumber(about)}::int
        or order_name in (${about}::text, '#' || ${about}::text))
    order by id desc limit ${limit}::int`;
  return rows.map(({ id, at, subject_id, order_name, ticket_number, ...row }) => ({
    ...row,
    id: id.toString(),
    at: at.toISOString(),
    subjectId: subject_id,
    orderName: order_name,
    ticketNumber: ticket_number,
  }));
}
