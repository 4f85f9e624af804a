import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { readVerdict } from "#app/features/policies/stored-verdict.ts";
import type { MoneyJson } from "#app/features/shared/money.ts";
import { succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { yearDays } from "./count-spent.server.ts";
import { findRequest, type RequestedRow } from "./find-request.server.ts";
import { listApprovers } from "./list-approvers.server.ts";
import { mayApprove } from "./may-approve.ts";
import { readRequestFacts } from "./request-facts.ts";
import type { CustomerPast, RequestDetail } from "./request-detail.ts";
import { readTypedForm } from "./typed-form.ts";
import { weigh } from "./weigh-act.ts";

/** Orders of the customer that are shown. */
const mostOrders = 5;
/** Approvers that are named to who waits for them. */
const mostNames = 3;

/**
 * What a request is about, for who decides on it and for who asked: what exactly would be done, and how it has been with
 * this customer so far.
 * @returns null when the ticket has no such request
 */
export async function readRequest(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
): Promise<Outcome<RequestDetail, "merged"> | null> {
  const found = await findRequest(desk, ticketNumber, actionId, true);
  if (!found?.ok) return found;
  const row = found.value;
  const isMine = row.staffId === desk.staff.id;
  const may = mayApprove(desk.staff, row);
  const able = isMine ? (await listApprovers(desk, row)).slice(0, mostNames) : [];
  return succeed({
    actionId: row.id.toString(),
    value: { minor: (weigh(row).valueMinor ?? 0n).toString(), currency: row.shopCurrency },
    isMine,
    mayNot: may ? null : isMine ? "own_request" : "not_yours",
    whoMay: able.map(({ name }) => name),
    typed: isMine || may ? readTypedForm(row.input) : null,
    ...readRequestFacts(row),
    policy: readVerdict(row.input)?.findings ?? [],
    history: await readPast(desk, row),
  });
}

interface PastRow {
  order_count: number | null;
  spent: MoneyJson | null;
  orders: CustomerPast["orders"] | null;
  given_count: number;
  given_sum: bigint;
}

/** One statement. Of a guest only the order itself is known; what was given in another shop currency does not count. */
async function readPast(desk: StaffDesk, { customerId, orderId, shopCurrency }: RequestedRow): Promise<CustomerPast> {
  const since = new Date(desk.now().getTime() - yearDays * 24 * 3_600_000);
  const [row] = await desk.sql<PastRow>`
    with latest as (
      (select name, created_at, data from order_snapshot
       where shop_id = ${SHOP} and shopify_customer_id = ${customerId}::bigint and deleted_at is null
       order by created_at desc limit ${mostOrders}::int)
      union all
      (select name, created_at, data from order_snapshot
       where ${customerId}::bigint is null and shop_id = ${SHOP} and id = ${orderId}::bigint and deleted_at is null)
    ), given as (
      select value_minor from order_action
      where shop_id = ${SHOP} and shop_currency = ${shopCurrency} and customer_id = ${customerId}::bigint
        and first_sent_at >= ${since}::timestamptz and state in ('running', 'unknown', 'needs_person', 'succeeded')
        and value_minor > 0
      union all
      select value_minor from order_action
      where ${customerId}::bigint is null and shop_id = ${SHOP} and shop_currency = ${shopCurrency}
        and order_id = ${orderId}::bigint and customer_id is null and first_sent_at >= ${since}::timestamptz
        and state in ('running', 'unknown', 'needs_person', 'succeeded') and value_minor > 0
    )
    select (select (data->'customer'->>'orderCount')::int from latest order by created_at desc limit 1) as order_count,
      (select data->'customer'->'spent' from latest order by created_at desc limit 1) as spent,
      (select jsonb_agg(jsonb_build_object('name', name, 'at', created_at, 'total', data->'total'->'shop',
         'refunded', data->'totalRefunded'->'shop') order by created_at desc)
       from latest where data ? 'total' and data ? 'totalRefunded') as orders,
      (select count(*)::int from given) as given_count,
      (select coalesce(sum(value_minor), 0)::bigint from given) as given_sum`;
  return {
    orderCount: row?.order_count ?? null,
    spent: row?.spent ?? null,
    orders: row?.orders ?? [],
    given: {
      count: row?.given_count ?? 0,
      sum: { minor: (row?.given_sum ?? 0n).toString(), currency: shopCurrency },
    },
  };
}
