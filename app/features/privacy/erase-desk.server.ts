import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { wordlessAudit } from "../audit/forget-audit.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { dropUnusedFiles } from "../files/drop-unused-files.server.ts";
import { count, type Counts } from "./counts.ts";
import { inChunks, rowsAtOnce } from "./in-chunks.ts";

/** A ticket takes its messages along, which may be many. */
const ticketsAtOnce = 100;
/** Open pages hear of it after so many steps. */
const stepsPerNews = 10;

/**
 * Erases what the desk knows of customers up to `before`: tickets with all that was said and done in them, mails, files,
 * customers who have not written since, and Shopify's news of them. Settings, staff, tags, the block list, the access log,
 * exports and the copies of orders, which are Shopify's, stay. In small steps with pauses, so that nobody waits for it;
 * a run that was cut off finds the rest.
 * @returns what was erased by table, or "acts_open" with nothing touched while an act on an order is on its way
 */
export async function eraseDesk(desk: Desk, requestId: bigint, before: Date): Promise<Counts | "acts_open"> {
  const open = { state: { in: ["awaiting_approval", "running", "unknown", "needs_person"] } };
  if ((await desk.db.orderAction.count({ where: open })) > 0) return "acts_open";
  const { counts, total } = await begin(desk, requestId, before);
  const take = async (table: string, step: () => Promise<number>) => {
    count(counts, table, await inChunks(step));
    await keep(desk, requestId, counts, total);
  };
  await eraseTickets(desk, requestId, before, counts, total);
  await take("inbound_mail", async () => (await dropMails(desk, before)).length);
  await take("customer", async () => (await dropCustomers(desk, before)).length);
  await take("stored_file", () => dropUnusedFiles(desk, before));
  await take("webhook_delivery", async () => (await dropWebhooks(desk, before)).length);
  await take("automatic_mail", async () => (await dropAutomaticMail(desk, before)).length);
  await take("bulk_action", async () => (await dropBulk(desk, before)).length);
  await desk.sql`
    update privacy_request set person = '{}'
    where shop_id = ${SHOP} and state = 'done' and person <> '{}' and received_at <= ${before}::timestamptz`;
  return counts;
}

/** Counted before the first is erased, so that the page can say how far it has come. */
async function begin(desk: Desk, requestId: bigint, before: Date): Promise<{ counts: Counts; total: number }> {
  const row = await desk.db.privacyRequest.findFirst({ where: { id: requestId }, select: { counts: true } });
  const kept = row?.counts as { counts: Counts; total: number } | null;
  if (kept) return kept;
  const total = await desk.db.ticket.count({ where: { createdAt: { lte: before } } });
  await keep(desk, requestId, {}, total);
  return { counts: {}, total };
}

const keep = (desk: Desk, requestId: bigint, counts: Counts, total: number): Promise<void> =>
  desk.tx(async (tx) => {
    await tx.db.privacyRequest.updateMany({ where: { id: requestId }, data: { counts: { counts, total } } });
    tx.announce({ kind: "shop" });
  });

async function eraseTickets(desk: Desk, requestId: bigint, before: Date, counts: Counts, total: number): Promise<void> {
  let after = 0n;
  let steps = 0;
  await inChunks(async () => {
    const ids = await desk.tx((tx) => eraseSome(tx, after, before, counts));
    after = ids.at(-1) ?? after;
    if (steps++ % stepsPerNews === 0 || !ids.length) await keep(desk, requestId, counts, total);
    return ids.length;
  });
}

/** Everything that hangs on a ticket goes with it. */
async function eraseSome(tx: DeskTx, after: bigint, before: Date, counts: Counts): Promise<bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`
    select id from ticket
    where shop_id = ${SHOP} and id > ${after} and created_at <= ${before}::timestamptz
    order by id limit ${ticketsAtOnce}::int for update`;
  const ids = rows.map(({ id }) => id);
  if (!ids.length) return ids;
  const [gone] = await tx.sql<{ messages: number; acts: number }>`
    select (select count(*)::int from message where shop_id = ${SHOP} and ticket_id = any(${ids}::bigint[])) as messages,
           (select count(*)::int from order_action where shop_id = ${SHOP} and ticket_id = any(${ids}::bigint[])) as acts`;
  await wordlessAudit(tx, ids);
  await tx.sql`update ticket set merged_into_id = null where shop_id = ${SHOP} and merged_into_id = any(${ids}::bigint[])`;
  // Messages go with their ticket: deleted before it, each would have the words of search read anew.
  await tx.sql`delete from ticket where shop_id = ${SHOP} and id = any(${ids}::bigint[])`;
  count(counts, "message", gone?.messages ?? 0);
  count(counts, "order_action", gone?.acts ?? 0);
  count(counts, "ticket", ids.length);
  return ids;
}

/** Those that wait to be filed become new tickets. */
const dropMails = (desk: Desk, before: Date) => desk.sql`
  delete from inbound_mail where shop_id = ${SHOP} and id in (
    select i.id from inbound_mail i
    where i.shop_id = ${SHOP} and i.state <> 'received' and i.received_at <= ${before}::timestamptz
      and not exists (select 1 from message m where m.shop_id = i.shop_id and m.inbound_mail_id = i.id)
    order by i.id limit ${rowsAtOnce}::int)
  returning id`;

/** Who was merged with somebody goes before them. */
const dropCustomers = (desk: Desk, before: Date) => desk.sql`
  delete from customer where shop_id = ${SHOP} and id in (
    select c.id from customer c
    where c.shop_id = ${SHOP} and c.created_at <= ${before}::timestamptz
      and not exists (select 1 from ticket t where t.shop_id = c.shop_id and t.customer_id = c.id)
      and not exists (select 1 from message m where m.shop_id = c.shop_id and m.customer_id = c.id)
      and not exists (select 1 from customer k where k.shop_id = c.shop_id and k.merged_into_id = c.id)
    order by c.id desc limit ${rowsAtOnce}::int)
  returning id`;

const dropWebhooks = (desk: Desk, before: Date) => desk.sql`
  delete from webhook_delivery where shop_id = ${SHOP} and id in (
    select id from webhook_delivery
    where shop_id = ${SHOP} and state <> 'received' and received_at <= ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

const dropAutomaticMail = (desk: Desk, before: Date) => desk.sql`
  delete from automatic_mail where shop_id = ${SHOP} and id in (
    select id from automatic_mail where shop_id = ${SHOP} and at <= ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;

const dropBulk = (desk: Desk, before: Date) => desk.sql`
  delete from bulk_action where shop_id = ${SHOP} and id in (
    select id from bulk_action where shop_id = ${SHOP} and finished_at <= ${before}::timestamptz limit ${rowsAtOnce}::int)
  returning id`;
