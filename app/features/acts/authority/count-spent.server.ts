import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import type { Spent } from "./judge-authority.ts";

/** Whose sums an act adds to. */
export interface Payees {
  /** Who answers for it; null: shoppers, all of them together. */
  staffId: bigint | null;
  /** Shopify's numeric id; null: a guest, of whom nothing but the order is known. */
  customerId: bigint | null;
  orderId: bigint;
}

/** How long what a customer was given counts. */
export const yearDays = 365;

/**
 * What a person has given away today, and what a customer was given within 365 days by anybody; in minor units of the
 * shop's currency of today. One statement. The rules are ours: what counts is begun and neither failed nor forgone, from the moment
 * on at which it was confirmed; a day begins at midnight in the shop's zone; what was approved counts in the day of who
 * approved it; what shoppers do themselves counts together; of a guest only what was given on the same order is known.
 */
export async function countSpent(desk: Desk, { sql }: Pick<DeskTx, "sql">, whose: Payees): Promise<Spent> {
  const { staffId, customerId, orderId } = whose;
  const { currency, timezone } = desk.shop;
  const local = DateTime.fromJSDate(desk.now(), { zone: timezone });
  const [row] = await sql<{ today: bigint; year: bigint }>`
    with counted as (
      select unnest(array['running', 'unknown', 'needs_person', 'succeeded']) as state
    ), own as (
      select value_minor from order_action
      where shop_id = ${SHOP} and shop_currency = ${currency} and answerable_id = ${staffId}::bigint
        and first_sent_at >= ${local.startOf("day").toJSDate()}::timestamptz and state in (select state from counted)
      union all
      select value_minor from order_action
      where ${staffId}::bigint is null and shop_id = ${SHOP} and shop_currency = ${currency} and answerable_id is null
        and staff_id is null
        and first_sent_at >= ${local.startOf("day").toJSDate()}::timestamptz and state in (select state from counted)
    ), given as (
      select value_minor from order_action
      where shop_id = ${SHOP} and shop_currency = ${currency} and customer_id = ${customerId}::bigint
        and first_sent_at >= ${local.minus({ days: yearDays }).toJSDate()}::timestamptz
        and state in (select state from counted)
      union all
      select value_minor from order_action
      where ${customerId}::bigint is null and shop_id = ${SHOP} and shop_currency = ${currency}
        and order_id = ${orderId}::bigint and customer_id is null
        and first_sent_at >= ${local.minus({ days: yearDays }).toJSDate()}::timestamptz
        and state in (select state from counted)
    )
    select coalesce((select sum(value_minor) from own), 0)::bigint as today,
           coalesce((select sum(value_minor) from given), 0)::bigint as year`;
  return { todayMinor: BigInt(row?.today ?? 0), customerYearMinor: BigInt(row?.year ?? 0) };
}

/**
 * Keeps everybody else waiting who would add to the same sums until the transaction ends. Whoever takes it has locked the
 * order before; then the person, then the customer: always in this order, so that nobody waits in a circle.
 */
export async function lockSpent({ sql }: Pick<DeskTx, "sql">, { staffId, customerId, orderId }: Payees): Promise<void> {
  const customer = customerId === null ? `guest ${orderId}` : `customer ${customerId}`;
  for (const whose of [`spender ${staffId ?? "shoppers"}`, customer])
    await sql`select pg_advisory_xact_lock(hashtextextended(${SHOP}::bigint::text || ' ' || ${whose}, 0))::text`;
}

/**
 * How often goods were sent again at once to a customer within 365 days, as they asked for it themselves; of the kind that
 * `countSpent` counts.
 */
export async function countSentAgainTo(desk: Desk, { sql }: Pick<DeskTx, "sql">, customerId: bigint): Promise<number> {
  const since = DateTime.fromJSDate(desk.now(), { zone: desk.shop.timezone }).minus({ days: yearDays }).toJSDate();
  const [row] = await sql<{ count: number }>`
    select count(*)::int as count from order_action
    where shop_id = ${SHOP} and customer_id = ${customerId}::bigint and first_sent_at >= ${since}::timestamptz
      and staff_id is null and kind = 'replacement' and state in ('running', 'unknown', 'needs_person', 'succeeded')`;
  return row?.count ?? 0;
}

/** How many acts shoppers have begun themselves today, all of them together; of the kind that `countSpent` counts. */
export async function countShopperActs(desk: Desk, { sql }: Pick<DeskTx, "sql">): Promise<number> {
  const today = DateTime.fromJSDate(desk.now(), { zone: desk.shop.timezone }).startOf("day").toJSDate();
  const [row] = await sql<{ count: number }>`
    select count(*)::int as count from order_action
    where shop_id = ${SHOP} and answerable_id is null and staff_id is null and first_sent_at >= ${today}::timestamptz
      and state in ('running', 'unknown', 'needs_person', 'succeeded')`;
  return row?.count ?? 0;
}
