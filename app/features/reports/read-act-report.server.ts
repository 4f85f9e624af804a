import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { actDifferences } from "../acts/act-difference.ts";
import type { StaffDesk } from "../shared/desk.ts";
import type { MoneyJson } from "../shared/money.ts";
import {
  kindsGivingBack,
  kindsWithPieces,
  kindsWithReason,
  per100,
  type ActCount,
  type ActReport,
} from "./act-report.ts";
import { reasonKey } from "./reason-words.server.ts";
import type { ReportPeriod } from "./report-period.ts";

/** What counts: begun, and neither failed nor forgone. As with the limits of roles. */
export const countedStates = ["running", "unknown", "needs_person", "succeeded"];
/** Products and reasons that are told; the others are in the list. */
const mostRows = 20;

interface GroupRow {
  key: string | null;
  name?: string;
  acts: number;
  refunds?: number;
  given: bigint | null;
}

/**
 * What was done for customers in a period: by kind, role, person, reason and product, how often somebody had to be asked,
 * and what went back per 100 orders. An act counts in the period in which it was confirmed. Sums are in the shop's
 * currency; acts in another one are in none, nor is money that the payment provider refused. One statement for each
 * question.
 */
export async function readActReport(desk: StaffDesk, period: ReportPeriod): Promise<ActReport> {
  const [back, differing, approvals, decisions, kinds, roles, people, reasons, products] = await Promise.all([
    readBack(desk, period),
    countDiffering(desk, period),
    countAsked(desk, period),
    readDecisions(desk, period),
    byKind(desk, period),
    byRole(desk, period),
    byPerson(desk, period),
    byReason(desk, period),
    byProduct(desk, period),
  ]);
  const { currency } = desk.shop;
  const count = ({ acts, given }: GroupRow): ActCount => ({ acts, given: money(given, currency) });
  const { acts } = approvals;
  return {
    ...back,
    differing,
    approvals: { ...approvals, share: acts > 0 ? approvals.asked / acts : null },
    decisions,
    kinds: kinds.map((row) => ({ kind: row.key ?? "", ...count(row) })),
    roles: roles.map((row) => ({ role: row.key, ...count(row) })),
    people: people.map((row) => ({ staffId: row.key ?? "", name: row.name ?? "", ...count(row) })),
    reasons: foldReasons(reasons, currency),
    products: nestVariants(products),
  };
}

const money = (minor: bigint | null, currency: string): MoneyJson | null =>
  minor === null ? null : { minor: minor.toString(), currency };

async function readBack(desk: StaffDesk, { from, until }: ReportPeriod): Promise<Pick<ActReport, "back" | "refunded">> {
  const [row] = await desk.sql<{ sum: bigint | null; orders: number; refunded: bigint | null }>`
    select (
      select sum(act_given_minor(coalesce(value_minor, shop_amount_minor), money_state, result))::bigint from order_action
      where shop_id = ${SHOP} and first_sent_at >= ${from}::timestamptz and first_sent_at < ${until}::timestamptz
        and state = any(${countedStates}::text[]) and kind = any(${kindsGivingBack}::text[])
        and shop_currency = ${desk.shop.currency}) as sum,
      (select count(*)::int from order_snapshot
       where shop_id = ${SHOP} and created_at >= ${from}::timestamptz and created_at < ${until}::timestamptz
         and deleted_at is null) as orders,
      (select sum((data->'totalRefunded'->'shop'->>'minor')::bigint)::bigint from order_snapshot
       where shop_id = ${SHOP} and created_at >= ${from}::timestamptz and created_at < ${until}::timestamptz
         and deleted_at is null and financial_status in ('REFUNDED', 'PARTIALLY_REFUNDED')
         and data->'totalRefunded'->'shop'->>'currency' = ${desk.shop.currency}) as refunded`;
  const sum = money(row?.sum ?? null, desk.shop.currency);
  const orders = row?.orders ?? 0;
  // Orders of which nothing went back are something to reckon from.
  const none = orders > 0 ? { minor: "0", currency: desk.shop.currency } : null;
  const known = sum ?? none;
  const refunded = money(row?.refunded ?? null, desk.shop.currency) ?? none;
  return {
    back: { sum: known, orders, per100: per100(known, orders) },
    refunded: { sum: refunded, per100: per100(refunded, orders) },
  };
}

async function countDiffering(desk: StaffDesk, { from, until }: ReportPeriod): Promise<number> {
  const [row] = await desk.sql<{ acts: number }>`
    select count(*)::int as acts from order_action
    where shop_id = ${SHOP} and first_sent_at >= ${from}::timestamptz and first_sent_at < ${until}::timestamptz
      and (problem = any(${[...actDifferences]}::text[]) or jsonb_exists(result, 'otherwise'))`;
  return row?.acts ?? 0;
}

async function countAsked(desk: StaffDesk, { from, until }: ReportPeriod): Promise<{ asked: number; acts: number }> {
  const [row] = await desk.sql<{ asked: number; unasked: number }>`
    select (
      select count(*)::int from approval
      where shop_id = ${SHOP} and asked_at >= ${from}::timestamptz and asked_at < ${until}::timestamptz) as asked,
      (select count(*)::int from order_action a
       where a.shop_id = ${SHOP} and a.first_sent_at >= ${from}::timestamptz and a.first_sent_at < ${until}::timestamptz
         and a.state = any(${countedStates}::text[])
         and not exists (select 1 from approval p where p.shop_id = a.shop_id and p.action_id = a.id)) as unasked`;
  const { asked = 0, unasked = 0 } = row ?? {};
  return { asked, acts: asked + unasked };
}

async function readDecisions(desk: StaffDesk, { from, until }: ReportPeriod): Promise<ActReport["decisions"]> {
  const [row] = await desk.sql<{ count: number; median: number | null; p90: number | null }>`
    select count(*)::int as count, percentile_cont(0.5) within group (order by seconds) as median,
      percentile_cont(0.9) within group (order by seconds) as p90
    from (
      select extract(epoch from decided_at - asked_at)::float8 as seconds from approval
      where shop_id = ${SHOP} and asked_at >= ${from}::timestamptz and asked_at < ${until}::timestamptz
        and decided_at is not null and state in ('approved', 'declined', 'changed')) decided`;
  const whole = (seconds: number | null | undefined) => (seconds == null ? null : Math.round(seconds));
  return { count: row?.count ?? 0, medianSeconds: whole(row?.median), p90Seconds: whole(row?.p90) };
}

const byKind = (desk: StaffDesk, { from, until }: ReportPeriod) => desk.sql<GroupRow>`
  select kind as key, count(*)::int as acts,
    sum(act_given_minor(coalesce(value_minor, shop_amount_minor), money_state, result))
      filter (where shop_currency = ${desk.shop.currency})::bigint as given
  from order_action
  where shop_id = ${SHOP} and first_sent_at >= ${from}::timestamptz and first_sent_at < ${until}::timestamptz
    and state = any(${countedStates}::text[])
  group by kind order by acts desc, key`;

const byRole = (desk: StaffDesk, { from, until }: ReportPeriod) => desk.sql<GroupRow>`
  select staff_role as key, count(*)::int as acts,
    sum(act_given_minor(coalesce(value_minor, shop_amount_minor), money_state, result))
      filter (where shop_currency = ${desk.shop.currency})::bigint as given
  from order_action
  where shop_id = ${SHOP} and first_sent_at >= ${from}::timestamptz and first_sent_at < ${until}::timestamptz
    and state = any(${countedStates}::text[])
  group by staff_role order by acts desc, key`;

const byPerson = (desk: StaffDesk, { from, until }: ReportPeriod) => desk.sql<GroupRow>`
  select s.id::text as key, s.name, g.acts, g.given
  from (
    select staff_id, count(*)::int as acts,
      sum(act_given_minor(coalesce(value_minor, shop_amount_minor), money_state, result))
        filter (where shop_currency = ${desk.shop.currency})::bigint as given
    from order_action
    where shop_id = ${SHOP} and first_sent_at >= ${from}::timestamptz and first_sent_at < ${until}::timestamptz
      and state = any(${countedStates}::text[])
    group by staff_id) g
  left join staff s on s.shop_id = ${SHOP} and s.id = g.staff_id
  order by g.acts desc, s.name`;

/** An act of several reasons counts for each, with all that it gave. */
const byReason = (desk: StaffDesk, { from, until }: ReportPeriod) => desk.sql<GroupRow>`
  select nullif(why, '') as key, count(*)::int as acts, (count(*) filter (where kind = 'refund'))::int as refunds,
    sum(act_given_minor(coalesce(value_minor, shop_amount_minor), money_state, result))
      filter (where shop_currency = ${desk.shop.currency})::bigint as given
  from order_action
  cross join lateral jsonb_array_elements_text(
    case when jsonb_typeof(input->'shown'->'reasons') = 'array' then input->'shown'->'reasons'
      when kind = any(${kindsWithReason}::text[]) then jsonb_build_array(coalesce(
        case when kind = 'cancellation' then input->'sent'->>'reason' else input->'shown'->>'reason' end, ''))
      else '[]' end) why
  where shop_id = ${SHOP} and first_sent_at >= ${from}::timestamptz and first_sent_at < ${until}::timestamptz
    and state = any(${countedStates}::text[])
  group by 1 order by acts desc, key limit 200`;

interface ProductRow {
  product: string;
  /** null: of the product as a whole. */
  title: string | null;
  variant: string | null;
  acts: number;
  units: number;
}

/** Products, and of each its variants: what an act names was kept with its variant apart only later. */
const byProduct = (desk: StaffDesk, { from, until }: ReportPeriod) => desk.sql<ProductRow>`
  with piece as (
    select a.id, line->>'title' as title, line->>'variant' as variant, (line->>'quantity')::numeric as units,
      case when line->>'variant' <> '' then left(line->>'title', -length(line->>'variant') - 2)
        else line->>'title' end as product
    from order_action a
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(a.input->'shown'->'lines') = 'array' then a.input->'shown'->'lines' else '[]' end) line
    where a.shop_id = ${SHOP} and a.first_sent_at >= ${from}::timestamptz and a.first_sent_at < ${until}::timestamptz
      and a.state = any(${countedStates}::text[]) and coalesce(line->>'title', '') <> ''
      and (a.kind = any(${kindsWithPieces}::text[])
        or a.kind = 'returnStep' and a.input->'shown'->>'variant' = 'approve')
      and line->>'quantity' ~ '^\\d{1,6}$'
  ), counted as (
    select product, title, variant, count(distinct id)::int as acts, sum(units)::int as units
    from piece group by grouping sets ((product), (product, title, variant))
  ), told as (
    select product, acts, units from counted where title is null
    order by acts desc, units desc, product limit ${mostRows}::int
  )
  select c.* from counted c join told t on t.product = c.product
  order by t.acts desc, t.units desc, c.product, c.title is not null, c.acts desc, c.units desc, c.title`;

/** Each product with its variants below it; one that comes in none, or was kept so, has none. */
function nestVariants(rows: readonly ProductRow[]): ActReport["products"] {
  const products = new Map<string, ActReport["products"][number]>();
  for (const { product, title, variant, acts, units } of rows)
    if (title === null) products.set(product, { product, acts, units, variants: [] });
    else if (variant) products.get(product)?.variants.push({ item: title, variant, acts, units });
  return [...products.values()];
}

/** The same reason chosen in several languages is one. */
function foldReasons(rows: readonly GroupRow[], currency: string): ActReport["reasons"] {
  const folded = new Map<string | null, { acts: number; refunds: number; given: bigint | null }>();
  for (const { key, acts, refunds = 0, given } of rows) {
    const reason = key === null ? null : reasonKey(key);
    const sum = folded.get(reason) ?? { acts: 0, refunds: 0, given: null };
    folded.set(reason, {
      acts: sum.acts + acts,
      refunds: sum.refunds + refunds,
      given: given === null ? sum.given : (sum.given ?? 0n) + given,
    });
  }
  return [...folded]
    .map(([reason, { acts, refunds, given }]) => ({ reason, acts, refunds, given: money(given, currency) }))
    .sort((one, other) => other.acts - one.acts)
    .slice(0, mostRows);
}
