import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { normaliseAddress } from "#app/platform/mail/address.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { isReachable } from "#app/features/channels/mail-message.ts";
import { listOwnMailboxes } from "#app/features/replies/list-own-mailboxes.server.ts";
import { parseRecipients, type RecipientProblem } from "#app/features/replies/recipients.ts";
import { isClientKey, parseText, type TextProblem } from "#app/features/replies/reply-text.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { listStartFiles } from "#app/features/files/draft-files.server.ts";
import { keepCustomer } from "#app/features/customers/keep-customer.server.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { noteEvent } from "./note-event.server.ts";
import { parseRowId } from "./row-ids.ts";
import { takeTicketNumber } from "./take-ticket-number.server.ts";
import { placeAt } from "./ticket-place.ts";

export interface TicketStart {
  email: string;
  /** For somebody who never wrote; a name that is known stays. */
  name: string;
  subject: string;
  body: string;
  /** Shopify's numeric id; null: about no order. */
  orderId: string | null;
  /** Ours; null: the shop's first. */
  mailboxId: string | null;
  cc: string[];
  bcc: string[];
  /** Files that were put to the form of this key, as the page showed them. */
  startKey: string;
  fileIds: string[];
  clientKey: string;
}

export type StartProblem =
  | "bad_address"
  | "subject_empty"
  | "order_not_found"
  | "mailbox_not_found"
  | "bad_key"
  | "already_sent"
  | "files_changed"
  | RecipientProblem
  | TextProblem;

/**
 * Writes to a customer who did not write first: a ticket of whoever starts it, with their message in the outbox. It then
 * waits for the customer. The same `clientKey` again gives the same ticket and sends nothing; with another text or another
 * customer, or with files that did not go along, it is refused, with the number of the ticket as `detail`.
 */
export async function startTicket(
  desk: StaffDesk,
  start: TicketStart,
): Promise<Outcome<{ number: number }, StartProblem>> {
  if (!isClientKey(start.clientKey) || !isClientKey(start.startKey)) return refuse("bad_key");
  const email = normaliseAddress(start.email);
  if (email === null || !isReachable(email)) return refuse("bad_address", { field: "email" });
  const subject = cleanLine(start.subject, 500);
  if (!subject) return refuse("subject_empty", { field: "subject" });
  const text = parseText(start.body);
  if ("problem" in text) return refuse(text.problem, { field: "body" });

  const sentBefore = () => findStarted(desk, start, email, text.text);
  const before = await sentBefore();
  if (before) return before;
  const opened = await open(desk, { ...start, email, subject });
  // Another one with the same key may have been faster.
  if (!opened.ok) return opened.problem === "files_changed" ? ((await sentBefore()) ?? opened) : opened;
  const { body, clientKey, cc, bcc, startKey, fileIds } = start;
  const reply = { body, clientKey, cc, bcc, status: "pending", startKey, draftFileIds: fileIds } as const;
  const sent = await sendReply(desk, opened.value.number, reply);
  if (!sent) throw new Error("a ticket that was just opened is not there");
  const filesGone = !sent.ok && sent.problem === "files_changed";
  return (await sentBefore()) ?? (filesGone ? filesChanged : refuse("bad_key"));
}

const filesChanged = refuse("files_changed", { field: "files" });

/** What was sent with this key before: the ticket, or a refusal where it was something else; null: nothing. */
async function findStarted(
  desk: StaffDesk,
  { clientKey, fileIds }: TicketStart,
  email: string,
  text: string,
): Promise<Outcome<{ number: number }, StartProblem> | null> {
  // Files that went along are none of a draft any more.
  const ids = fileIds.flatMap((id) => parseRowId(id) ?? []);
  const [found] = await desk.sql<{ number: number; same: boolean }>`
    select t.number, m.body_text = ${text} and exists (
      select 1 from customer c
      where c.shop_id = t.shop_id and c.email = ${email} and coalesce(c.merged_into_id, c.id) = t.customer_id)
      and not exists (
        select 1 from draft_file d
        where d.shop_id = t.shop_id and d.id = any(${ids}::bigint[]) and d.staff_id = ${desk.staff.id}) as same
    from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    where m.shop_id = ${SHOP} and m.client_key = ${clientKey}`;
  if (!found) return null;
  const { number, same } = found;
  return same ? succeed({ number }) : refuse("already_sent", { detail: String(number) });
}

/** A ticket that a crash or an undo left without its message is taken up again, as it is wanted now. */
const open = (desk: StaffDesk, start: TicketStart): Promise<Outcome<{ number: number }, StartProblem>> =>
  desk.tx(async (tx) => {
    // Here already, and not only when it is sent: that would leave a ticket without a message.
    const copies = parseRecipients({ to: [], cc: start.cc, bcc: start.bcc }, await listOwnMailboxes(tx, start));
    if ("problem" in copies) return refuse(copies.problem, { field: copies.field, detail: copies.address });
    const order = start.orderId === null ? null : await findOrder(tx, start.orderId);
    if (start.orderId !== null && !order) return refuse("order_not_found", { field: "orderId" });
    const mailbox = await findMailbox(tx, start.mailboxId);
    if (start.mailboxId !== null && !mailbox) return refuse("mailbox_not_found", { field: "mailboxId" });
    const customer = await keepCustomer(tx, start.email, cleanLine(start.name, 200));
    const left = await tx.db.ticket.findFirst({
      where: {
        customerId: customer.id,
        assigneeId: desk.staff.id,
        messageCount: 0,
        subject: start.subject,
        mergedIntoId: null,
      },
      select: { id: true, number: true },
    });
    const waiting = new Set((await listStartFiles(desk, tx, start.startKey)).map(({ id }) => id.toString()));
    if (!start.fileIds.every((id) => waiting.has(id))) return filesChanged;
    const chosen = {
      mailboxId: mailbox?.id ?? null,
      orderId: order?.id ?? null,
      orderName: order?.name ?? null,
      orderMatch: order ? "pinned" : "none",
      orderPayment: order?.financialStatus ?? null,
      orderFulfilment: order?.fulfillmentStatus ?? null,
    };
    if (left) {
      await tx.db.ticket.updateMany({ where: { id: left.id }, data: chosen });
      return succeed({ number: left.number });
    }
    const now = desk.now();
    const ticket = await tx.db.ticket.create({
      data: {
        number: await takeTicketNumber(tx),
        subject: start.subject,
        ...placeAt("open", now),
        customerId: customer.id,
        customerName: customer.name || start.email,
        assigneeId: desk.staff.id,
        ...chosen,
        lastMessageBy: "staff",
        lastActivityAt: now,
        unread: false,
        createdAt: now,
      },
      select: { id: true, number: true },
    });
    const data = { channel: "email", because: "staff" };
    await noteEvent(tx, ticket, { kind: "created", staffId: desk.staff.id, data, at: now });
    return succeed({ number: ticket.number });
  });

function findOrder(tx: DeskTx, orderId: string) {
  const id = parseRowId(orderId);
  const select = { id: true, name: true, financialStatus: true, fulfillmentStatus: true };
  return id === null ? null : tx.db.orderSnapshot.findFirst({ where: { id, deletedAt: null }, select });
}

function findMailbox(tx: DeskTx, mailboxId: string | null) {
  const id = mailboxId === null ? undefined : parseRowId(mailboxId);
  return id === null
    ? null
    : tx.db.mailbox.findFirst({ where: { id, removedAt: null }, orderBy: { id: "asc" }, select: { id: true } });
}
