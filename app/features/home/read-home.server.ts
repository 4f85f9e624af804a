import { DateTime } from "luxon";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import { nothingMissed, type Missed } from "#app/features/reconciliation/compare-orders.ts";
import { overdueAfter } from "#app/features/replies/delivery-jobs.ts";
import { findAlarms } from "#app/features/acts/find-alarms.server.ts";
import { actKinds } from "#app/features/acts/act-kind.ts";
import { mayDo } from "#app/features/team/role.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { countCap, type DoneInTime, type Health, type HomeView } from "./home-view.ts";
import { readSetup } from "./onboarding.ts";

/** Granted when somebody first needs them. Everything else is asked for at install. */
const optionalScopes = [
  "write_orders",
  "write_draft_orders",
  "write_store_credit_account_transactions",
  "write_discounts",
  "write_merchant_managed_fulfillment_orders",
];
/** A desk that hears nothing from Shopify for so long is told; a quiet shop hears less often. Ours. */
const quietDays = 7;

/** What the first page shows. Five statements, each capped: it costs the same in a shop of a million tickets. */
export async function readHome(desk: StaffDesk): Promise<HomeView> {
  const local = DateTime.fromJSDate(desk.now(), { zone: desk.shop.timezone });
  const today = local.startOf("day").toJSDate();
  const week = local.minus({ days: 6 }).startOf("day").toJSDate();
  const [waiting, alarms, done, health, setup] = await Promise.all([
    readWaiting(desk),
    findAlarms(desk),
    readDone(desk, today, week),
    readHealth(desk),
    readSetupFacts(desk),
  ]);
  return { waiting: { ...waiting, alarms: alarms.length }, ...done, health, setup };
}

interface WaitingRow {
  open: number;
  unassigned: number;
  mine: number;
  number: number | null;
  subject: string | null;
  customer_name: string | null;
  waiting_since: Date | null;
  approvals: number;
  approval_number: number | null;
}

async function readWaiting(desk: StaffDesk): Promise<Omit<HomeView["waiting"], "alarms">> {
  const { role, id: me } = desk.staff;
  const limits = [role.perActMinor, role.perDayMinor, role.perCustomerYearMinor].filter((one) => one !== null);
  const most = limits.reduce<bigint | null>((least, one) => (least === null || one < least ? one : least), null);
  const kinds = mayDo(role, "approve") ? actKinds.filter((kind) => mayDo(role, kind)) : [];
  const [row] = await desk.sql<WaitingRow>`
    with asked as materialized (
      select p.id, a.ticket_id from approval p
      join order_action a on a.shop_id = p.shop_id and a.id = p.action_id
      where p.shop_id = ${SHOP} and p.state = 'asked' and p.asked_by_id <> ${me} and a.kind = any(${kinds}::text[])
        and case
          when not jsonb_exists(a.input, 'isWorthUnknown')
          then ${most}::bigint is null or coalesce(a.value_minor, 0) <= ${most}::bigint
          else coalesce(substring(a.input->'shown'->'about'->>'percent' from '^[0-9]{1,3}$')::int <= ${role.mostPercent}::int,
            ${most}::bigint is null) end
      order by p.id limit ${countCap}::int)
    select
      (select count(*)::int from asked) as approvals,
      (select t.number from asked join ticket t on t.shop_id = ${SHOP} and t.id = asked.ticket_id
       order by asked.id limit 1) as approval_number,
      (select count(*)::int from (
        select 1 from ticket where shop_id = ${SHOP} and is_open limit ${countCap}::int) one) as open,
      (select count(*)::int from (
        select 1 from ticket where shop_id = ${SHOP} and is_open and assignee_id is null limit ${countCap}::int
      ) one) as unassigned,
      (select count(*)::int from (
        select 1 from ticket where shop_id = ${SHOP} and is_open and assignee_id = ${desk.staff.id} limit ${countCap}::int
      ) one) as mine,
      longest.*
    from (select 1) always left join lateral (
      select number, subject, customer_name, waiting_since from ticket
      where shop_id = ${SHOP} and is_open and waiting_since is not null
      order by waiting_since, id limit 1) longest on true`;
  const { open = 0, unassigned = 0, mine = 0 } = row ?? {};
  const longest =
    row?.waiting_since && row.number !== null
      ? {
          number: row.number,
          subject: row.subject ?? "",
          customerName: row.customer_name ?? "",
          since: row.waiting_since.toISOString(),
        }
      : null;
  const approvals = row?.approval_number ? { count: row.approvals, ticketNumber: row.approval_number } : null;
  return { open, unassigned, mine, approvals, longest };
}

interface DoneRow {
  solved_today: number;
  solved_week: number;
  replies_today: number;
  replies_week: number;
  ever_ticket: boolean;
  ever_refund: boolean;
  refunds: { currency: string; today: string; week: string }[] | null;
}

async function readDone(desk: StaffDesk, today: Date, week: Date): Promise<{ today: DoneInTime; week: DoneInTime }> {
  const [row] = await desk.sql<DoneRow>`
    select
      (select count(*)::int from ticket where shop_id = ${SHOP} and solved_at >= ${today}::timestamptz) as solved_today,
      (select count(*)::int from ticket where shop_id = ${SHOP} and solved_at >= ${week}::timestamptz) as solved_week,
      (select count(*)::int from message where shop_id = ${SHOP} and sent_at >= ${today}::timestamptz
        and kind = 'reply' and automatic_kind is null) as replies_today,
      (select count(*)::int from message where shop_id = ${SHOP} and sent_at >= ${week}::timestamptz
        and kind = 'reply' and automatic_kind is null) as replies_week,
      exists(select 1 from ticket where shop_id = ${SHOP}) as ever_ticket,
      exists(select 1 from order_action where shop_id = ${SHOP} and kind = 'refund' and state = 'succeeded') as ever_refund,
      (select jsonb_agg(jsonb_build_object('currency', currency, 'today', today::text, 'week', week::text) order by currency)
       from (
         select currency, coalesce(sum(amount_minor) filter (where finished_at >= ${today}::timestamptz), 0) as today,
                sum(amount_minor) as week
         from (select kind, state, currency, amount_minor, finished_at from order_action
               where shop_id = ${SHOP} order by id desc limit 5000) newest
         where kind = 'refund' and state = 'succeeded' and finished_at >= ${week}::timestamptz
         group by currency
       ) sums) as refunds`;
  const refundsOf = (time: "today" | "week") =>
    row?.ever_refund
      ? (row.refunds ?? [])
          .map((sum) => moneyToJson({ minor: BigInt(sum[time]), currency: sum.currency }))
          .filter(({ minor }) => minor !== "0")
      : null;
  const known = row?.ever_ticket ?? false;
  return {
    today: {
      solved: known ? row!.solved_today : null,
      replies: known ? row!.replies_today : null,
      refunds: refundsOf("today"),
    },
    week: {
      solved: known ? row!.solved_week : null,
      replies: known ? row!.replies_week : null,
      refunds: refundsOf("week"),
    },
  };
}

interface HealthRow {
  last_mail_at: Date | null;
  mail_stuck: boolean;
  tested_at: Date | null;
  last_sent_at: Date | null;
  failed: number;
  late: number;
  late_since: Date | null;
  last_webhook_at: Date | null;
  missed: Missed | null;
  missed_today: boolean;
  compared_at: Date | null;
  token_dead_at: Date | null;
  scopes: string[];
  import_state: string | null;
  import_done: number | null;
  import_total: number | null;
}

async function readHealth(desk: StaffDesk): Promise<HomeView["health"]> {
  const now = desk.now();
  const [row] = await desk.sql<HealthRow>`
    select
      (select received_at from inbound_mail where shop_id = ${SHOP} order by id desc limit 1) as last_mail_at,
      exists(select 1 from inbound_mail where shop_id = ${SHOP} and state = 'received'
             and received_at < ${now}::timestamptz - interval '1 hour') as mail_stuck,
      (select max(in_test_seen_at) from mailbox where shop_id = ${SHOP}) as tested_at,
      (select sent_at from message where shop_id = ${SHOP} and sent_at is not null
       order by sent_at desc limit 1) as last_sent_at,
      (select count(*)::int from (
         select 1 from message where shop_id = ${SHOP} and delivery_state in ('failed', 'bounced')
           and created_at > ${now}::timestamptz - interval '7 days' limit ${countCap}::int) one) as failed,
      outbox.late, outbox.late_since,
      (select received_at from webhook_delivery where shop_id = ${SHOP} order by id desc limit 1) as last_webhook_at,
      week.missed, coalesce(week.missed_today, false) as missed_today, week.compared_at, s.token_dead_at, s.scopes,
      i.state as import_state, i.done as import_done, i.total as import_total
    from shop s
    left join order_import i on i.shop_id = s.shop_id
    cross join lateral (
      select max(finished_at) as compared_at, jsonb_object_agg(kind, count) filter (where kind is not null) as missed,
        bool_or(today > 0) as missed_today
      from (
        select max(r.finished_at) as finished_at, each.key as kind, sum(each.value::int)::int as count,
          sum(each.value::int) filter (where r.started_at > ${now}::timestamptz - interval '1 day') as today
        from reconciliation_run r left join lateral jsonb_each_text(r.missed) each on true
        where r.shop_id = s.shop_id and r.state = 'done' and r.started_at > ${now}::timestamptz - interval '7 days'
        group by each.key) kinds) week
    cross join lateral (
      select count(*)::int as late, min(due) as late_since
      from (select coalesce(undo_until, created_at) as due from message
            where shop_id = ${SHOP} and delivery_state in ('queued', 'sending') order by created_at limit ${countCap}::int) w
      where due < ${new Date(now.getTime() - overdueAfter)}::timestamptz) outbox
    where s.shop_id = ${SHOP}`;
  if (!row) throw new Error("the shop is gone");
  const missed = row.compared_at && { ...nothingMissed, ...row.missed };
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    mailIn: {
      health: row.mail_stuck ? "trouble" : row.last_mail_at || row.tested_at ? "ok" : "unknown",
      lastMailAt: iso(row.last_mail_at),
      testedAt: iso(row.tested_at),
    },
    mailOut: {
      health: row.failed ? "trouble" : row.late ? "delayed" : row.last_sent_at ? "ok" : "unknown",
      lastSentAt: iso(row.last_sent_at),
      failed: row.failed,
      late: row.late,
      lateSince: iso(row.late_since),
    },
    webhooks: {
      health: webhookHealth(row, now),
      lastAt: iso(row.last_webhook_at),
      missed,
      comparedAt: iso(row.compared_at),
    },
    token: { health: row.token_dead_at ? "trouble" : "ok" },
    optionalScopes: optionalScopes.map((scope) => ({ scope, granted: row.scopes.includes(scope) })),
    orderImport: {
      health: row.import_state === "failed" ? "trouble" : row.import_state ? "ok" : "unknown",
      state: row.import_state,
      done: row.import_done ?? 0,
      total: row.import_total,
    },
  };
}

/**
 * Silence alone is no fault: a quiet shop has no news. It is one when a comparison has found, within a day, what we were
 * not told.
 */
function webhookHealth(row: HealthRow, now: Date): Health {
  if (row.missed_today) return "trouble";
  if (!row.last_webhook_at) return "unknown";
  const quiet = now.getTime() - row.last_webhook_at.getTime() > quietDays * 24 * 3_600_000;
  return quiet && !row.compared_at ? "unknown" : "ok";
}

interface SetupRow {
  has_mailbox: boolean;
  test_came_back: boolean;
  has_hours: boolean | null;
  hidden: boolean | null;
  staff_count: number;
  has_roles: boolean;
  refund_tried: boolean;
  shopper_came: boolean | null;
}

async function readSetupFacts(desk: StaffDesk): Promise<HomeView["setup"]> {
  const [row] = await desk.sql<SetupRow>`
    select
      exists(select 1 from mailbox where shop_id = ${SHOP} and removed_at is null and inbound_address is not null)
        or exists(select 1 from inbound_mail where shop_id = ${SHOP}) as has_mailbox,
      exists(select 1 from mailbox where shop_id = ${SHOP} and removed_at is null
             and in_test_seen_at is not null) as test_came_back,
      (select hours is not null from shop_settings where shop_id = ${SHOP}) as has_hours,
      (select onboarding_hidden_at is not null from shop_settings where shop_id = ${SHOP}) as hidden,
      (select count(*)::int from staff where shop_id = ${SHOP} and removed_at is null) as staff_count,
      exists(select 1 from role where shop_id = ${SHOP}) as has_roles,
      exists(select 1 from order_action where shop_id = ${SHOP} and kind = 'refund') as refund_tried,
      (select proxy_path is not null from shop where shop_id = ${SHOP}) as shopper_came`;
  return {
    hidden: row?.hidden ?? false,
    steps: readSetup({
      hasMailbox: row?.has_mailbox ?? false,
      testCameBack: row?.test_came_back ?? false,
      hasHours: row?.has_hours ?? false,
      staffCount: row?.staff_count ?? 0,
      hasRoles: row?.has_roles ?? false,
      refundTried: row?.refund_tried ?? false,
      shopperCame: row?.shopper_came ?? false,
    }),
  };
}
