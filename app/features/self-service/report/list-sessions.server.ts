import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part as sqlPart, runParts } from "#app/platform/db/sql-fragment.ts";
import type { ReportPeriod } from "#app/features/reports/report-period.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { isCounted, outcomeOf } from "./report-parts.ts";
import type { Outcome, SessionFilter, SessionLine, TicketLine } from "./self-service-report.ts";

interface Row {
  id: bigint;
  started_at: Date;
  last_at: Date;
  outcome: Outcome;
  steps: { kind: string; title: string | null }[] | null;
  order_name: string | null;
  number: number | null;
}

/**
 * The sessions behind a number of the report, newest first: exactly those that it counts. "again": within 72
 * hours of one before that had an answer, which may be "again" itself. One statement.
 * @param before only older ones than this; null: from the newest on
 */
export async function listSessions(
  desk: Desk,
  { from, until }: ReportPeriod,
  { outcome, part, articleId, request }: SessionFilter,
  before: bigint | null,
  limit: number,
): Promise<SessionLine[]> {
  const rows = await runParts<Row>(
    desk.sql,
    sqlPart`
    with visit as (
      select s.*, ${outcomeOf(desk.now())} as outcome
      from self_service_session s
      where s.shop_id = ${SHOP} and s.started_at >= ${from}::timestamptz and s.started_at < ${until}::timestamptz
        and (${before}::bigint is null or s.id < ${before}::bigint)
        and (${part}::text is null or ${part}::text = any(s.parts))
        and (${articleId}::bigint is null or exists (select 1 from self_service_step p
          where p.shop_id = s.shop_id and p.session_id = s.id and p.article_id = ${articleId}::bigint))
        and (${request}::text is null or exists (
          select 1 from self_service_step p
          join shopper_request r on r.shop_id = p.shop_id and r.id = p.request_id
          where p.shop_id = s.shop_id and p.session_id = s.id and r.kind = ${request}::text))
    )
    select v.id, v.started_at, v.last_at, v.outcome, o.name as order_name, t.number, (
        select jsonb_agg(jsonb_build_object('kind', p.kind, 'title', p.title)) from (
          select p.kind, (select x.title from article_text x
            where x.shop_id = p.shop_id and x.article_id = p.article_id
            order by x.published_at is null, x.locale limit 1) as title
          from self_service_step p where p.shop_id = v.shop_id and p.session_id = v.id order by p.id limit 20) p
      ) as steps
    from visit v
    left join order_snapshot o on o.shop_id = v.shop_id and o.id = v.order_id
    left join ticket t on t.shop_id = v.shop_id and t.id = v.ticket_id
    where ${outcome}::text is null or v.outcome = ${outcome}::text
    order by v.id desc limit ${limit}::int`,
  );
  return rows.map((row) => ({
    id: row.id.toString(),
    startedAt: row.started_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    outcome: row.outcome,
    steps: row.steps ?? [],
    orderName: row.order_name,
    ticketNumber: row.number,
  }));
}

interface TicketRow {
  id: bigint;
  number: number;
  subject: string;
  channel: string;
  created_at: Date;
}

/** The tickets that the rate counts, newest first. */
export async function listReportTickets(
  desk: Desk,
  { from, until }: ReportPeriod,
  before: bigint | null,
  limit: number,
): Promise<TicketLine[]> {
  const rows = await runParts<TicketRow>(
    desk.sql,
    sqlPart`
    select t.id, t.number, t.subject, t.channel, t.created_at from ticket t
    where t.shop_id = ${SHOP} and t.created_at >= ${from}::timestamptz and t.created_at < ${until}::timestamptz
      and (${before}::bigint is null or t.id < ${before}::bigint)
      and ${isCounted}
    order by t.id desc limit ${limit}::int`,
  );
  return rows.map(({ id, number, subject, channel, created_at }) => ({
    id: id.toString(),
    number,
    subject,
    channel,
    createdAt: created_at.toISOString(),
  }));
}
