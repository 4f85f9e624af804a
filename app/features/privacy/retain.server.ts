import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { dropOldSearches, dropSpareSearches, dropUnusedWords } from "../articles/keep-search.server.ts";
import { dropAudits } from "../audit/forget-audit.server.ts";
import { dropOldSessions } from "../self-service/report/forget-sessions.server.ts";
import { dropOldCounts } from "../shared/count-asked.server.ts";
import { dropOldCodes } from "../self-service/tracking/check-code.server.ts";
import type { Desk } from "../shared/desk.ts";
import { readSettings } from "../shop/read-settings.server.ts";
import { count, type Counts } from "./counts.ts";
import { dropExport } from "./drop-export.server.ts";
import { inChunks, rowsAtOnce } from "./in-chunks.ts";
import { dayMs } from "./privacy-jobs.ts";
import { retainTickets } from "./retain-tickets.server.ts";

/** What nobody sets, in days. Ours: long enough to look back, or to count by; no longer. */
const keptDays = { automaticMail: 90, notice: 180, bulk: 30, run: 30, person: 365 };

/**
 * Forgets what was kept as long as the merchant wants, and what is of no use any more. In small steps with pauses, so
 * that nobody waits for it; what a run leaves the next one takes. Returns the rows by table. Job, at night.
 */
export async function retain(desk: Desk): Promise<Counts> {
  const settings = await readSettings(desk);
  const counts: Counts = {};
  const daysAgo = (days: number) => new Date(desk.now().getTime() - days * dayMs);
  const take = async (table: string, step: () => Promise<unknown[]>) => {
    count(counts, table, await inChunks(async () => (await step()).length));
  };

  if (settings.mailRetentionDays !== null)
    await take("inbound_mail", () => dropRawMail(desk, daysAgo(settings.mailRetentionDays!)));
  await take("webhook_delivery", () => dropWebhooks(desk, daysAgo(settings.webhookRetentionDays)));
  await take("access_log", () => dropAccesses(desk, monthsAgo(desk.now(), settings.accessRetentionMonths)));
  const oldSessions = monthsAgo(desk.now(), settings.accessRetentionMonths);
  await take("self_service_session", () => dropOldSessions(desk, oldSessions, rowsAtOnce));
  await take("audit_entry", () => dropAudits(desk, monthsAgo(desk.now(), settings.auditRetentionMonths)));
  await take("automatic_mail", () => dropAutomaticMail(desk, daysAgo(keptDays.automaticMail)));
  await take("request_limit", () => dropOldCounts(desk, rowsAtOnce));
  await take("shopper_code", () => dropOldCodes(desk, rowsAtOnce));
  await take("article_search", () => dropOldSearches(desk, rowsAtOnce));
  await take("article_search", () => dropSpareSearches(desk, rowsAtOnce));
  await take("article_word", () => dropUnusedWords(desk, rowsAtOnce));
  await take("staff_notice", () => dropNotices(desk, daysAgo(keptDays.notice)));
  await take("bulk_action", () => dropBulk(desk, daysAgo(keptDays.bulk)));
  await take("reconciliation_run", () => dropRuns(desk, daysAgo(keptDays.run)));
  await take("privacy_request", () => forgetPersons(desk, daysAgo(keptDays.person)));
  if (settings.ticketRetentionMonths !== null)
    await retainTickets(desk, monthsAgo(desk.now(), settings.ticketRetentionMonths), counts);
  await dropOldExports(desk);
  if (Object.keys(counts).length) desk.log.info({ counts }, "forgot what was kept long enough");
  return counts;
}

/** The same day of an earlier month; its last one where that month is shorter. */
export function monthsAgo(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return then;
}

/** The originals of filed mails. One whose files are not in the store yet keeps them until they are. */
const dropRawMail = (desk: Desk, before: Date) => desk.sql`
  update inbound_mail set raw = null where shop_id = ${SHOP} and id in (
    select i.id from inbound_mail i
    where i.shop_id = ${SHOP} and i.state = 'done' and i.raw is not null and i.received_at < ${before}::timestamptz
      and not exists (
        select 1 from message m join attachment a on a.shop_id = m.shop_id and a.message_id = m.id
        where m.shop_id = i.shop_id and m.inbound_mail_id = i.id and a.file_id is null)
    limit ${rowsAtOnce}::int)
  returning id`;

const dropWebhooks = (desk: Desk, before: Date) => desk.sql`
  delete from webhook_delivery where shop_id = ${SHOP} and id in (
    select id from webhook_delivery
    where shop_id = ${SHOP} and state <> 'received' and received_at < ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

const dropAccesses = (desk: Desk, before: Date) => desk.sql`
  delete from access_log where shop_id = ${SHOP} and id in (
    select id from access_log where shop_id = ${SHOP} and at < ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

const dropAutomaticMail = (desk: Desk, before: Date) => desk.sql`
  delete from automatic_mail where shop_id = ${SHOP} and id in (
    select id from automatic_mail
    where shop_id = ${SHOP} and kind <> 'frozen' and at < ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

const dropNotices = (desk: Desk, before: Date) => desk.sql`
  delete from staff_notice where shop_id = ${SHOP} and id in (
    select id from staff_notice where shop_id = ${SHOP} and at < ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

/** First the tickets of the changes, which are many; a change goes when it has none left. */
async function dropBulk(desk: Desk, before: Date): Promise<unknown[]> {
  const tickets = await desk.sql`
    delete from bulk_action_ticket where shop_id = ${SHOP} and (bulk_id, ticket_id) in (
      select t.bulk_id, t.ticket_id from bulk_action b
      join bulk_action_ticket t on t.shop_id = b.shop_id and t.bulk_id = b.id
      where b.shop_id = ${SHOP} and b.finished_at < ${before}::timestamptz limit ${rowsAtOnce}::int)
    returning ticket_id`;
  if (tickets.length) return tickets;
  return desk.sql`
    delete from bulk_action where shop_id = ${SHOP} and id in (
      select b.id from bulk_action b where b.shop_id = ${SHOP} and b.finished_at < ${before}::timestamptz
        and not exists (select 1 from bulk_action_ticket t where t.shop_id = b.shop_id and t.bulk_id = b.id)
      limit ${rowsAtOnce}::int)
    returning id`;
}

const dropRuns = (desk: Desk, before: Date) => desk.sql`
  delete from reconciliation_run where shop_id = ${SHOP} and id in (
    select id from reconciliation_run
    where shop_id = ${SHOP} and state <> 'running' and started_at < ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

/** That a request was fulfilled stays; whom it was about does not. */
const forgetPersons = (desk: Desk, before: Date) => desk.sql`
  update privacy_request set person = '{}' where shop_id = ${SHOP} and id in (
    select id from privacy_request
    where shop_id = ${SHOP} and state = 'done' and done_at < ${before}::timestamptz and person <> '{}'
    limit ${rowsAtOnce}::int)
  returning id`;

async function dropOldExports(desk: Desk): Promise<void> {
  const over = await desk.db.privacyRequest.findMany({
    where: { fileUntil: { lt: desk.now() } },
    select: { id: true },
  });
  for (const { id } of over) await dropExport(desk, id);
}
