import type { DeskStaff, StaffDesk } from "#app/features/shared/desk.ts";
import type { ArrivedMail } from "#app/features/channels/receive-mail.server.ts";
import { processMail } from "#app/features/channels/process-mail.server.ts";
import { receiveMail } from "#app/features/channels/receive-mail.server.ts";
import { makeDesk } from "#app/make-desk.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { AdminApi } from "#app/platform/shopify/admin-api.ts";

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

export async function makeMailShop(name: string): Promise<MailShop> {
  const domain = `${name}.myshopify.com`;
  const address = `support@${name}.in.latte.test`;
  const shop = await prisma.shop.create({
    data: { domain, name, currency: "EUR", ianaTimezone: "Europe/Warsaw" },
  });
  const mailbox = await prisma.mailbox.create({ data: { shopId: shop.id, address, displayName: `${name} support` } });
  return { desk: deskOf(shop.id, domain, name, await makeStaff(shop.id, "Tom")), mailboxId: mailbox.id, address };
}

export async function makeStaff(shopId: bigint, name: string): Promise<DeskStaff> {
  const shopifyUserId = BigInt(Math.floor(Math.random() * 1e12));
  const { id } = await prisma.staff.create({ data: { shopId, name, shopifyUserId } });
  return { id, name, accountOwner: false, locale: "en" };
}

export const deskOf = (id: bigint, domain: string, name: string, staff: DeskStaff): StaffDesk =>
  makeDesk({ id, domain, name, currency: "EUR", timezone: "Europe/Warsaw", scopes: [] }, staff, noShopify);

/** A mail as text; headers in the order given, lines ended as in a mail. */
export function writeMail(headers: Record<string, string>, body: string): Uint8Array<ArrayBuffer> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return new TextEncoder().encode([...lines, "", ...body.split("\n")].join("\r\n"));
}

/** Hands the mail in at the shop's door, without working the job. */
export const arrive = (shop: MailShop, raw: Uint8Array<ArrayBuffer>, more: Partial<ArrivedMail> = {}) =>
  receiveMail(shop.desk, {
    mailboxId: shop.mailboxId,
    envelopeFrom: "",
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
