import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { actDifferences } from "../acts/act-difference.ts";
import { findAlarms } from "../acts/find-alarms.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { kindsGivingBack, kindsWithPieces, kindsWithReason, type ActLine, type ActsFilter } from "./act-report.ts";
import { countedStates } from "./read-act-report.server.ts";
import { reasonKey, storedReasons } from "./reason-words.server.ts";
import type { ReportPeriod } from "./report-period.ts";

interface Row {
  id: bigint;
  at: Date;
  kind: string;
  state: string;
  order_name: string;
  number: number;
  staff: string | null;
  staff_role: string | null;
  reason: string | null;
  products: string[] | null;
  given: bigint | null;
  shop_currency: string;
  amount_minor: bigint;
  currency: string;
  problem: string | null;
  asked_seconds: number | null;
}

/**
 * The acts behind a number of the report, newest first: exactly those that it counts.
 * @param before only older ones than this; null: from the newest on
 */
export async function listActs(
  desk: StaffDesk,
  { from, until }: ReportPeriod,
  filter: ActsFilter,
  before: bigint | null,
  limit: number,
): Promise<ActLine[]> {
  const { kind, staffId, role, product, item, only } = filter;
  const reasons = filter.reason === null ? null : storedReasons(filter.reason);
  const isAsked = only === "asked" || only === "decided";
  const alarms = only === "alarm" ? await findAlarms(desk) : null;
  const rows = await desk.sql<Row>`
    select a.id, coalesce(a.first_sent_at, p.asked_at) as at, a.kind, a.state, a.order_name, t.number, s.name as staff,
      a.staff_role,
      case when jsonb_typeof(a.input->'shown'->'reasons') = 'array' then
        (select string_agg(why, ', ') from jsonb_array_elements_text(a.input->'shown'->'reasons') why)
      when a.kind = any(${kindsWithReason}::text[]) then
        case when a.kind = 'cancellation' then a.input->'sent'->>'reason' else a.input->'shown'->>'reason' end
      end as reason,
      (select array_agg(concat(line->>'quantity', ' × ', line->>'title')) from jsonb_array_elements(
        case when jsonb_typeof(a.input->'shown'->'lines') = 'array' then a.input->'shown'->'lines' else '[]' end) line
      ) as products,
      act_given_minor(coalesce(a.value_minor, a.shop_amount_minor), a.money_state, a.result) as given, a.shop_currency, a.amount_minor, a.currency,
      coalesce(a.problem, case when jsonb_exists(a.result, 'otherwise') then 'otherwise' end) as problem,
      extract(epoch from p.decided_at - p.asked_at)::float8 as asked_seconds
    from order_action a
    join ticket t on t.shop_id = a.shop_id and t.id = a.ticket_id
    left join staff s on s.shop_id = a.shop_id and s.id = a.staff_id
    left join approval p on p.shop_id = a.shop_id and p.action_id = a.id
    where a.shop_id = ${SHOP} and (${before}::bigint is null or a.id < ${before}::bigint)
      and (${alarms}::bigint[] is null or a.id = any(${alarms}::bigint[]))
      and case when ${alarms}::bigint[] is not null then true
        when ${isAsked}::boolean
        then p.asked_at >= ${from}::timestamptz and p.asked_at < ${until}::timestamptz
          and (${only}::text = 'asked' or p.decided_at is not null and p.state in ('approved', 'declined', 'changed'))
        else a.first_sent_at >= ${from}::timestamptz and a.first_sent_at < ${until}::timestamptz
          and (a.state = any(${countedStates}::text[])
            or ${only}::text = 'differs' and a.problem = any(${[...actDifferences]}::text[])) end
      and (${only}::text is distinct from 'differs' or a.problem = any(${[...actDifferences]}::text[])
        or jsonb_exists(a.result, 'otherwise'))
      and (${only}::text is distinct from 'back' or a.kind = any(${kindsGivingBack}::text[])
        and (a.money_state <> 'failed'
          or act_given_minor(coalesce(a.value_minor, a.shop_amount_minor), a.money_state, a.result) > 0)
        and a.shop_currency = ${desk.shop.currency})
      and (${only}::text is distinct from 'refunds' or a.kind = 'refund')
      and (${kind}::text is null or a.kind = ${kind}::text)
      and (${staffId}::bigint is null or a.staff_id = ${staffId}::bigint)
      and (${role}::text is null or coalesce(a.staff_role, '') = ${role}::text)
      and (${reasons}::text[] is null or exists (
        select 1 from jsonb_array_elements_text(
          case when jsonb_typeof(a.input->'shown'->'reasons') = 'array' then a.input->'shown'->'reasons'
            when a.kind = any(${kindsWithReason}::text[]) then jsonb_build_array(coalesce(
              case when a.kind = 'cancellation' then a.input->'sent'->>'reason' else a.input->'shown'->>'reason' end, ''))
            else '[]' end) why
        where why = any(${reasons}::text[])))
      and (coalesce(${product}::text, ${item}::text) is null or exists (
        select 1 from jsonb_array_elements(
          case when jsonb_typeof(a.input->'shown'->'lines') = 'array' then a.input->'shown'->'lines' else '[]' end) line
        where (${item}::text is null or line->>'title' = ${item}::text and line->>'variant' <> '')
          and (${product}::text is null or ${product}::text = case when line->>'variant' <> ''
            then left(line->>'title', -length(line->>'variant') - 2) else line->>'title' end))
        and (a.kind = any(${kindsWithPieces}::text[])
          or a.kind = 'returnStep' and a.input->'shown'->>'variant' = 'approve'))
    order by a.id desc limit ${limit}::int`;
  return rows.map((row) => ({
    id: row.id.toString(),
    at: row.at.toISOString(),
    kind: row.kind,
    state: row.state,
    orderName: row.order_name,
    ticketNumber: row.number,
    staff: row.staff ?? "",
    role: row.staff_role,
    reason: row.reason ? reasonKey(row.reason) : null,
    products: row.products ?? [],
    given: { minor: (row.given ?? 0n).toString(), currency: row.shop_currency },
    amount: { minor: row.amount_minor.toString(), currency: row.currency },
    problem: row.problem,
    askedSeconds: row.asked_seconds === null ? null : Math.round(row.asked_seconds),
  }));
}
