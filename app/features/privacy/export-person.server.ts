import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { readRawMail } from "../channels/read-raw-mail.server.ts";
import { unpackMail } from "../files/unpack-mail.server.ts";
import { count, type Counts } from "./counts.ts";
import { toJson } from "./csv-cells.ts";
import { openExport, type ExportWriter } from "./export-writer.server.ts";
import { findPerson, type FoundPerson } from "./find-person.server.ts";
import { personIndex, type IndexedTicket } from "./person-index.ts";
import type { Person } from "./person.ts";
import { archiveName } from "./tar.ts";

export interface ExportedMessage {
  id: bigint;
  ticket_id: bigint;
  kind: string;
  author_name: string;
  author_email: string | null;
  body_text: string;
  quoted_text: string | null;
  created_at: Date;
  sent_at: Date | null;
  to_emails: string[];
  cc: string[];
  inbound_mail_id: bigint | null;
}

interface FileRow {
  id: bigint;
  message_id: bigint;
  file_name: string;
  content_type: string;
  size_bytes: number;
  digest: string | null;
}

/**
 * Everything this shop's desk has about one person, as an archive: index.html to read, data.json for machines, the mails
 * as they came and the files. Of other people's conversations only what the person wrote. Begun anew, it replaces what
 * an earlier run had written. Returns what was found, by table.
 * @throws FilesUnavailable while the store is away
 */
export async function exportPerson(desk: Desk, person: Person, requestId: bigint): Promise<Counts> {
  const found = await findPerson(desk, person);
  const counts: Counts = {};
  const archive = await openExport(desk, requestId);
  const customers = await desk.db.customer.findMany({
    where: { id: { in: found.customerIds } },
    include: { aliases: true },
  });
  const orders = await desk.db.orderSnapshot.findMany({ where: { id: { in: found.orderIds } } });
  const actions = await desk.db.orderAction.findMany({
    where: { OR: [{ ticketId: { in: found.ownTickets } }, { orderId: { in: found.orderIds } }] },
    include: { approval: { select: { state: true, askedAt: true, word: true, decidedAt: true, decisionWord: true } } },
  });
  const requests = await desk.db.shopperRequest.findMany({
    where: { OR: [{ ticketId: { in: found.ownTickets } }, { orderId: { in: found.orderIds } }] },
    select: { kind: true, orderId: true, input: true, createdAt: true },
    orderBy: { id: "asc" },
  });
  const visits = await desk.db.selfServiceSession.findMany({
    where: { OR: [{ orderId: { in: found.orderIds } }, { customerId: { in: found.shopifyCustomerIds } }] },
    select: { startedAt: true, lastAt: true, parts: true, steps: { select: { at: true, kind: true } } },
  });
  const tickets: IndexedTicket[] = [];
  for (const id of found.ownTickets) tickets.push(await exportTicket(desk, archive, counts, found, id, true));
  for (const id of found.otherTickets) tickets.push(await exportTicket(desk, archive, counts, found, id, false));
  count(counts, "customer", customers.length);
  count(counts, "order_snapshot", orders.length);
  count(counts, "order_action", actions.length);
  count(counts, "shopper_request", requests.length);
  count(counts, "self_service_session", visits.length);
  count(counts, "ticket", tickets.length);
  const madeAt = desk.now();
  const data = { shop: desk.shop.domain, madeAt, person, customers, orders, actions, requests, visits, tickets };
  await archive.add("data.json", toJson(data, 2));
  await archive.add(
    "index.html",
    personIndex({ shopName: desk.shop.name, madeAt, emails: found.emails, customers, orders, tickets }),
  );
  await archive.end();
  return counts;
}

async function exportTicket(
  desk: Desk,
  archive: ExportWriter,
  counts: Counts,
  found: FoundPerson,
  ticketId: bigint,
  isOwn: boolean,
): Promise<IndexedTicket> {
  const ticket = await desk.db.ticket.findFirstOrThrow({ where: { id: ticketId } });
  const messages = await desk.sql<ExportedMessage>`
    select id, ticket_id, kind, author_name, author_email, body_text, quoted_text, created_at, sent_at, to_emails, cc,
           inbound_mail_id
    from message where shop_id = ${SHOP} and ticket_id = ${ticketId}
      and (${isOwn}::boolean or author_email = any(${found.emails}::text[]))
    order by id`;
  const events = isOwn ? await desk.db.ticketEvent.findMany({ where: { ticketId }, orderBy: { id: "asc" } }) : [];
  count(counts, "message", messages.length);
  count(counts, "ticket_event", events.length);
  const indexed: IndexedTicket["messages"] = [];
  for (const message of messages) {
    const mail = await addMail(desk, archive, message);
    const files = await addFiles(desk, archive, message);
    if (mail) count(counts, "inbound_mail", 1);
    count(counts, "attachment", files.length);
    indexed.push({ ...message, mail, files });
  }
  const subject = isOwn ? ticket.subject : "";
  return {
    number: ticket.number,
    subject,
    isOwn,
    createdAt: ticket.createdAt,
    status: ticket.status,
    events,
    messages: indexed,
  };
}

async function addMail(desk: Desk, archive: ExportWriter, message: ExportedMessage): Promise<string | null> {
  const raw = message.inbound_mail_id === null ? null : await readRawMail(desk, message.inbound_mail_id);
  if (!raw) return null;
  const name = `mails/${message.id}.eml`;
  await archive.add(name, raw);
  return name;
}

async function addFiles(desk: Desk, archive: ExportWriter, message: ExportedMessage) {
  await unpackMail(desk, { messageId: message.id.toString() });
  const rows = await desk.sql<FileRow>`
    select a.id, a.message_id, a.file_name, a.content_type, a.size_bytes, f.digest
    from attachment a left join stored_file f on f.shop_id = a.shop_id and f.id = a.file_id
    where a.shop_id = ${SHOP} and a.message_id = ${message.id} order by a.position, a.id`;
  const files: { name: string; path: string | null }[] = [];
  for (const row of rows) {
    const bytes = row.digest === null ? null : await desk.files.get(row.digest);
    const path = bytes && `files/${row.id}-${archiveName(row.file_name)}`;
    if (bytes && path) await archive.add(path, bytes);
    files.push({ name: row.file_name, path });
  }
  return files;
}
