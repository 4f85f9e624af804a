import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { unpackMail } from "../files/unpack-mail.server.ts";
import type { Desk } from "../shared/desk.ts";
import { count } from "./counts.ts";
import { dropExport } from "./drop-export.server.ts";
import type { Erasure } from "./erase-ticket.server.ts";
import { erasedText, keyPattern, scrubText } from "./scrub.ts";

const atOnce = 2_000;

/** Where else a person may be named: webhooks, mail that became no message, block list, other requests, other texts. */
export async function eraseTraces(desk: Desk, erasure: Erasure, requestId: bigint): Promise<void> {
  const { found, counts } = erasure;
  await eraseFromWebhooks(desk, erasure, requestId);
  await eraseFromMails(desk, erasure);
  const automatic = await desk.sql`
    delete from automatic_mail where shop_id = ${SHOP} and address = any(${found.emails}::text[]) returning id`;
  count(counts, "automatic_mail", automatic.length);
  const blocked = await desk.sql`
    delete from blocked_sender where shop_id = ${SHOP} and pattern = any(${found.emails}::text[]) returning pattern`;
  count(counts, "blocked_sender", blocked.length);
  await desk.sql`
    update staff_notice set by_name = ${erasedText}
    where shop_id = ${SHOP} and by_name = any(${found.names}::text[])
      and ticket_id = any(${[...found.ownTickets, ...found.otherTickets]}::bigint[])`;
  await eraseFromTexts(desk, erasure);
  await eraseFromRequests(desk, erasure, requestId);
}

/** Bodies of webhooks that were worked and name the person; those that wait are worked first and kept days only. */
async function eraseFromWebhooks(desk: Desk, { found, counts }: Erasure, requestId: bigint): Promise<void> {
  const ids = [...found.shopifyCustomerIds, ...found.orderIds].map((id) => `"?[a-z_]*id"?\\s*:\\s*"?${id}\\M`);
  const words = [...found.emails, ...found.phones].map(keyPattern);
  const pattern = [...ids, ...words].join("|");
  if (!pattern) return;
  for (let after = 0n; ;) {
    const [part] = await desk.sql<{ last: bigint | null; emptied: number }>`
      with part as (
        select id, state, body from webhook_delivery
        where shop_id = ${SHOP} and id > ${after} order by id limit ${atOnce}::int
      ), emptied as (
        update webhook_delivery w set body = '{}' from part p
        where w.shop_id = ${SHOP} and w.id = p.id and p.state <> 'received' and p.body ~* ${pattern} returning w.id
      )
      select (select max(id) from part) as last, (select count(*)::int from emptied) as emptied
      from shop where shop_id = ${SHOP}`;
    count(counts, "webhook_delivery", part?.emptied ?? 0);
    if (!part?.last) break;
    after = part.last;
  }
  // The request itself, which is still being noted as worked perhaps.
  await desk.sql`
    update webhook_delivery w set body = '{}' from privacy_request r
    where w.shop_id = ${SHOP} and r.shop_id = ${SHOP} and r.id = ${requestId} and w.webhook_id = r.request_key`;
}

/** Mails of which no message came (reports, the same mail by another way): whom they are of stands in the original only. */
async function eraseFromMails(desk: Desk, { found, counts }: Erasure): Promise<void> {
  if (!found.emails.length) return;
  const pattern = found.emails.map(keyPattern).join("|");
  const mails = await desk.sql`
    update inbound_mail set raw = null, envelope_from = '', problem = null
    where shop_id = ${SHOP} and state <> 'received' and (lower(envelope_from) = any(${found.emails}::text[])
      or (problem is not null and raw is not null and encode(raw, 'escape') ~* ${pattern}))
    returning id`;
  count(counts, "inbound_mail", mails.length);
}

/** Addresses and numbers are nobody else's: they go from everybody's texts. Names are not looked for there. */
async function eraseFromTexts(desk: Desk, { found, counts }: Erasure): Promise<void> {
  const marks = [...found.emails, ...found.phones];
  if (!marks.length) return;
  const pattern = marks.map(keyPattern).join("|");
  const named = await desk.sql<{ id: bigint; body_text: string; inbound_mail_id: bigint | null }>`
    select id, body_text, inbound_mail_id from message
    where shop_id = ${SHOP} and (body_text ~* ${pattern} or quoted_text ~* ${pattern} or body_html ~* ${pattern}
      or delivery_detail ~* ${pattern})`;
  for (const row of named) {
    // Its files are in the original perhaps, which goes.
    await unpackMail(desk, { messageId: row.id.toString() });
    await desk.sql`
      update message set body_text = ${scrubText(row.body_text, marks)}, delivery_detail = null,
        quoted_text = case when quoted_text ~* ${pattern} then null else quoted_text end,
        body_html = case when body_html ~* ${pattern} then null else body_html end
      where shop_id = ${SHOP} and id = ${row.id}`;
    await desk.sql`
      update inbound_mail set raw = null where shop_id = ${SHOP} and id = ${row.inbound_mail_id}::bigint`;
  }
  count(counts, "message", named.length);
  const tickets = await desk.sql<{ id: bigint; subject: string; preview: string }>`
    select id, subject, preview from ticket
    where shop_id = ${SHOP} and (subject ~* ${pattern} or preview ~* ${pattern})`;
  for (const row of tickets)
    await desk.db.ticket.updateMany({
      where: { id: row.id },
      data: { subject: scrubText(row.subject, marks), preview: scrubText(row.preview, marks) },
    });
  count(counts, "ticket", tickets.length);
}

/** Exports of the person go, and what other requests of theirs say of them, once those are done. */
async function eraseFromRequests(desk: Desk, { found, counts }: Erasure, requestId: bigint): Promise<void> {
  const about = await desk.sql<{ id: bigint }>`
    select id from privacy_request
    where shop_id = ${SHOP} and id <> ${requestId} and kind in ('data_request', 'redact') and state in ('done', 'failed')
      and (person->>'shopifyCustomerId' = any(${found.shopifyCustomerIds.map(String)}::text[])
           or person->'emails' ?| ${found.emails}::text[])`;
  for (const { id } of about) {
    await dropExport(desk, id);
    await desk.db.privacyRequest.updateMany({ where: { id }, data: { person: {} } });
  }
  count(counts, "privacy_request", about.length);
}
