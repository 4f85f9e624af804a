import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { composeMail } from "#app/platform/mail/compose-mail.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import { makeReplySubject } from "#app/platform/mail/reply-subject.ts";
import { mailKey } from "#app/features/channels/mail-marks.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { DeliveryState } from "#app/features/tickets/ticket-view.ts";
import { largestAttempts } from "./delivery-jobs.ts";
import { readThreadIds } from "./read-thread-ids.server.ts";

interface Row {
  id: bigint;
  ticket_id: bigint;
  number: number;
  body_text: string;
  subject: string;
  customer_email: string;
  customer_name: string;
  locale: string | null;
  address: string | null;
  display_name: string | null;
}

/**
 * Hands a message of the outbox to the mail server and notes what came of it. A message that is sent, failed or gone
 * is left alone. One that a crash left half-sent goes out again under its one Message-ID, by which mail programs know
 * it as the same.
 * @throws Error when it should be tried again later; the message then waits as `queued` with the reason
 */
export async function deliverMessage(desk: Desk, { messageId }: { messageId: string }): Promise<void> {
  const row = await readQueued(desk, BigInt(messageId));
  if (!row) return;
  const mail = await compose(desk, row);
  if (!mail) return settle(desk, row, "failed", "bad_address");
  const attempt = await claim(desk, row, mail.messageId);
  if (attempt === null) return;
  const outcome = await desk.mailer.send(mail);
  if (outcome.ok) return settle(desk, row, "sent", null);
  if (outcome.problem === "permanent" || attempt >= largestAttempts) return settle(desk, row, "failed", outcome.detail);
  await settle(desk, row, "queued", outcome.detail);
  throw new Error(`the mail server did not take message ${messageId} at attempt ${attempt}`);
}

async function readQueued(desk: Desk, messageId: bigint): Promise<Row | null> {
  const [row] = await desk.sql<Row>`
    select m.id, m.ticket_id, t.number, m.body_text, t.subject, c.email as customer_email, c.name as customer_name,
           c.locale, b.address, b.display_name
    from message m
    join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    left join mailbox b on b.shop_id = t.shop_id
      and b.id = coalesce(t.mailbox_id, (select min(first.id) from mailbox first where first.shop_id = t.shop_id))
    where m.shop_id = ${SHOP} and m.id = ${messageId} and m.delivery_state in ('queued', 'sending')`;
  return row ?? null;
}

/** The mail; `null` when one of the two addresses cannot be used. */
async function compose(desk: Desk, row: Row): Promise<OutgoingMail | null> {
  if (row.address === null) return null;
  const thread = await readThreadIds(desk, row.ticket_id, row.id);
  try {
    return composeMail({
      key: mailKey,
      shopId: desk.shop.id,
      ticketId: row.ticket_id,
      messageId: row.id,
      mailbox: { address: row.address, name: row.display_name ?? desk.shop.name },
      to: { address: row.customer_email, name: row.customer_name },
      subject: makeReplySubject(row.subject, desk.shop.name),
      body: row.body_text,
      signature: "",
      ...thread,
      locale: row.locale ?? "",
      automatic: null,
    });
  } catch (error) {
    // Where it happened, not its words: they quote the customer's address.
    const at = error instanceof Error ? error.stack?.split("\n").slice(1, 6) : null;
    desk.log.error({ at, messageId: row.id.toString() }, "a message cannot be made a mail");
    return null;
  }
}

/** Counts the attempt and keeps the Message-ID before anything leaves. `null`: it is no longer to be sent. */
async function claim(desk: Desk, row: Row, messageIdHeader: string): Promise<number | null> {
  const [claimed] = await desk.sql<{ attempts: number }>`
    update message
    set delivery_state = 'sending', delivery_attempts = delivery_attempts + 1, message_id_header = ${messageIdHeader}
    where shop_id = ${SHOP} and id = ${row.id} and delivery_state in ('queued', 'sending')
    returning delivery_attempts as attempts`;
  return claimed?.attempts ?? null;
}

/** A report of failed delivery that came in meanwhile stands. */
function settle(desk: Desk, row: Row, state: DeliveryState, detail: string | null): Promise<void> {
  return desk.tx(async (tx) => {
    await tx.db.message.updateMany({
      where: { id: row.id, deliveryState: { in: ["queued", "sending"] } },
      data: { deliveryState: state, deliveryDetail: detail, ...(state === "sent" && { sentAt: desk.now() }) },
    });
    tx.announce({ kind: "ticket", ticketId: row.ticket_id.toString(), number: row.number });
  });
}
