import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { part as sqlPart, runParts } from "#app/platform/db/sql-fragment.ts";
import type { ReportPeriod } from "#app/features/reports/report-period.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { isCounted, outcomeOf } from "./report-parts.ts";
import {
  noOutcomes,
  outcomes,
  selfServiceRate,
  sumOf,
  type Outcome,
  type OutcomeCounts,
  type SelfServiceReport,
} from "./self-service-report.ts";
import { parts, type Part } from "./step.ts";

interface Row {
  of: "all" | "part" | "article" | "request" | "tickets";
  key: string;
  title: string | null;
  outcome: Outcome | null;
  count: number;
}

const mostArticles = 30;

/**
 * What shoppers did for themselves on these days, and what came of it. A session counts on the day it began, in each part
 * it used; one that follows another with an answer within 72 hours is "again", however long that goes on. One statement.
 */
export async function readSelfServiceReport(desk: Desk, { from, until }: ReportPeriod): Promise<SelfServiceReport> {
  const rows = await runParts<Row>(
    desk.sql,
    sqlPart`
    with visit as materialized (
      select s.id, s.parts, ${outcomeOf(desk.now())} as outcome
      from self_service_session s
      where s.shop_id = ${SHOP} and s.started_at >= ${from}::timestamptz and s.started_at < ${until}::timestamptz
    ), read as (
      select distinct v.id, v.outcome, p.article_id from visit v
      join self_service_step p on p.shop_id = ${SHOP} and p.session_id = v.id and p.article_id is not null
    ), asked as (
      select distinct v.id, v.outcome, r.kind from visit v
      join self_service_step p on p.shop_id = ${SHOP} and p.session_id = v.id and p.request_id is not null
      join shopper_request r on r.shop_id = p.shop_id and r.id = p.request_id
    )
    select 'all' as of, '' as key, null::text as title, outcome, count(*)::int as count from visit group by outcome
    union all
    select 'part', part, null, outcome, count(*)::int from visit, unnest(parts) part group by part, outcome
    union all
    select 'article', a.article_id::text, (
        select x.title from article_text x where x.shop_id = ${SHOP} and x.article_id = a.article_id
        order by x.published_at is null, x.locale limit 1), a.outcome, count(*)::int
    from read a where a.article_id in (
      select article_id from read group by article_id order by count(*) desc, article_id limit ${mostArticles}::int)
    group by a.article_id, a.outcome
    union all
    select 'request', kind, null, outcome, count(*)::int from asked group by kind, outcome
    union all
    select 'tickets', '', null, null, count(*)::int from ticket t
    where t.shop_id = ${SHOP} and t.created_at >= ${from}::timestamptz and t.created_at < ${until}::timestamptz
      and ${isCounted}`,
  );
  const counts = countsOf(rows.filter(({ of }) => of === "all"));
  const tickets = rows.find(({ of }) => of === "tickets")?.count ?? 0;
  return {
    sessions: sumOf(counts) || null,
    outcomes: counts,
    tickets,
    rate: selfServiceRate(counts.solved, tickets),
    parts: parts.flatMap((part: Part) => groupsOf(rows, "part", part).map((one) => ({ part, ...one }))),
    articles: keysOf(rows, "article").flatMap((articleId) => {
      const title = rows.find(({ of, key }) => of === "article" && key === articleId)?.title ?? null;
      return groupsOf(rows, "article", articleId).map((one) => ({ articleId, title, ...one }));
    }),
    requests: keysOf(rows, "request").flatMap((request) =>
      groupsOf(rows, "request", request).map((one) => ({ request, ...one })),
    ),
  };
}

function countsOf(rows: readonly Row[]): OutcomeCounts {
  const counts = { ...noOutcomes };
  for (const { outcome, count } of rows) if (outcome && outcomes.includes(outcome)) counts[outcome] = count;
  return counts;
}

/** The counts of one key; none where it has no sessions. */
function groupsOf(rows: readonly Row[], of: Row["of"], key: string): OutcomeCounts[] {
  const own = rows.filter((row) => row.of === of && row.key === key);
  return own.length ? [countsOf(own)] : [];
}

/** By how many sessions, most first. */
function keysOf(rows: readonly Row[], of: Row["of"]): string[] {
  const sums = new Map<string, number>();
  for (const row of rows) if (row.of === of) sums.set(row.key, (sums.get(row.key) ?? 0) + row.count);
  return [...sums].sort(([a, first], [b, second]) => second - first || a.localeCompare(b)).map(([key]) => key);
}
