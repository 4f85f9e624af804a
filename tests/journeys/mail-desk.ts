import type { DeskStaff, StaffDesk } from "#app/features/shared/desk.ts";
import { fileMailJob } from "#app/features/channels/mail-jobs.ts";
import { processMail } from "#app/features/channels/process-mail.server.ts";
import { receiveMail, type ArrivedMail } from "#app/features/channels/receive-mail.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import { sendMailJob } from "#app/features/replies/delivery-jobs.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import type { EventView, MessageView } from "#app/features/tickets/ticket-view.ts";
import { makeDesk } from "#app/make-desk.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { closeMimeWorkers } from "#app/platform/mail/parse-mime.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import type { AdminApi } from "#app/platform/shopify/admin-api.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import type { Postbox } from "./mail-postbox.ts";

/** A shop with a mailbox and one person of staff, and what a mail story needs to be told. */
export interface MailShop {
  desk: StaffDesk;
  mailboxId: bigint;
  address: string;
}

/** Mail asks Shopify for nothing: whoever does is told. */
const noShopify: AdminApi = {
  read: () => Promise.reject(new Error("mail asked Shopify")),
  act: () => Promise.reject(new Error("mail asked Shopify")),
} as never;

/** The queues of mail, without a worker: a story works each job itself, so that it never waits. */
export const startMail = (): Promise<void> => jobQueue.start([fileMailJob, sendMailJob]);

export async function stopMail(): Promise<void> {
  await jobQueue.stop();
  await closeMimeWorkers();
  await prisma.$disconnect();
}

export async function makeMailShop(name: string, postbox?: Postbox): Promise<MailShop> {
  const domain = `${name}.myshopify.com`;
  const address = `support@${name}.in.latte.test`;
  const shop = await prisma.shop.create({
    data: { domain, name, currency: "EUR", ianaTimezone: "Europe/Warsaw" },
  });
  // What is sent leaves at once: stories about taking it back set a time of their own.
  await prisma.shopSettings.create({ data: { shopId: shop.id, undoSeconds: 0 } });
  const mailbox = await prisma.mailbox.create({ data: { shopId: shop.id, address, displayName: `${name} support` } });
  const desk = await deskOf(shop.id, "Tom");
  return { desk: postbox ? { ...desk, mailer: postbox.mailer } : desk, mailboxId: mailbox.id, address };
}

/** The desk of one more person of the shop. */
export async function deskOf(shopId: bigint, staffName: string): Promise<StaffDesk> {
  const shopifyUserId = BigInt(Math.floor(Math.random() * 1e12));
  const { id } = await prisma.staff.create({ data: { shopId, name: staffName, shopifyUserId } });
  const { domain, name } = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const staff: DeskStaff = { id, name: staffName, accountOwner: false, locale: "en", role: builtInRoles.lead };
  return makeDesk(
    { id: shopId, domain, name, currency: "EUR", timezone: "Europe/Warsaw", scopes: [] },
    staff,
    noShopify,
  );
}

let written = 0;

/** A mail as bytes; headers in the order given, lines ended as in a mail. It has a sender and an id unless told. */
export function writeMail(headers: Record<string, string | null>, body: string): Uint8Array<ArrayBuffer> {
  written += 1;
  const all = {
    From: "Ana Kowalska <ana@example.com>",
    Subject: "Where is my parcel?",
    "Message-ID": `<mail-${written}@example.com>`,
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return new TextEncoder().encode([...lines, "", ...body.split("\n")].join("\r\n"));
}

/** Hands the mail in at the shop's door, without working the job. */
export const arrive = (shop: MailShop, raw: Uint8Array<ArrayBuffer>, more: Partial<ArrivedMail> = {}) =>
  receiveMail(shop.desk, {
    mailboxId: shop.mailboxId,
    envelopeFrom: "ana@example.com",
    recipients: [shop.address],
    raw,
    receivedAt: new Date(),
    ...more,
  });

/** Works every mail of the shop that waits, as the job would. */
export async function fileWaitingMail({ desk }: MailShop): Promise<void> {
  const waiting = await desk.db.inboundMail.findMany({
    where: { state: "received" },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of waiting) await processMail(desk, { mailId: id.toString() });
}

export async function receive(shop: MailShop, raw: Uint8Array<ArrayBuffer>, more: Partial<ArrivedMail> = {}) {
  await arrive(shop, raw, more);
  await fileWaitingMail(shop);
}

/** Works every message in the shop's outbox, as the job would. */
export async function sendWaitingMail({ desk }: MailShop): Promise<void> {
  const waiting = await desk.db.message.findMany({ where: { deliveryState: "queued" }, select: { id: true } });
  for (const { id } of waiting) await deliverMessage(desk, { messageId: id.toString() });
}

/** What the ticket page shows of the conversation. */
export async function conversation({ desk }: MailShop, number: number): Promise<MessageView[]> {
  const ticket = await openTicket(desk, number);
  return ticket?.timeline.flatMap((item) => (item.type === "message" ? [item.message] : [])) ?? [];
}

export async function eventsOf({ desk }: MailShop, number: number): Promise<EventView[]> {
  const ticket = await openTicket(desk, number);
  return ticket?.timeline.flatMap((item) => (item.type === "event" ? [item.event] : [])) ?? [];
}

export const countTickets = ({ desk }: MailShop): Promise<number> => desk.db.ticket.count();
