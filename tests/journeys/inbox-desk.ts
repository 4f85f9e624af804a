import { workBulkJob } from "#app/features/inbox/bulk-jobs.ts";
import { readTicketWordsJob } from "#app/features/inbox/search-jobs.ts";
import type { DeskStaff, StaffDesk } from "#app/features/shared/desk.ts";
import { isOpenStatus, type TicketStatus } from "#app/features/tickets/ticket-status.ts";
import { makeDesk } from "#app/make-desk.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import type { AdminApi } from "#app/platform/shopify/admin-api.ts";
import { builtInRoles } from "#app/features/team/role.ts";

/** The inbox asks Shopify for nothing: whoever does is told. */
const noShopify: AdminApi = {
  read: () => Promise.reject(new Error("the inbox asked Shopify")),
  act: () => Promise.reject(new Error("the inbox asked Shopify")),
} as never;

/** The queues, without a worker: a story works each job itself. */
export const startInbox = (): Promise<void> => jobQueue.start([workBulkJob, readTicketWordsJob]);

export async function stopInbox(): Promise<void> {
  await jobQueue.stop();
  await prisma.$disconnect();
}

let made = 0;

/** A shop with one person of staff, Tom. */
export async function makeInboxShop(): Promise<StaffDesk> {
  made += 1;
  const name = `inbox-${made}`;
  const shop = await prisma.shop.create({
    data: { domain: `${name}.myshopify.com`, name, currency: "EUR", ianaTimezone: "Europe/Warsaw" },
  });
  return inboxDesk(shop.id, "Tom");
}

/** The desk of one more person of the shop. */
export async function inboxDesk(shopId: bigint, name: string, locale = "en"): Promise<StaffDesk> {
  const shopifyUserId = BigInt(Math.floor(Math.random() * 1e12));
  const { id } = await prisma.staff.create({ data: { shopId, name, shopifyUserId } });
  const { domain, name: shopName } = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const staff: DeskStaff = { id, name, accountOwner: false, locale, role: builtInRoles.lead };
  return makeDesk(
    { id: shopId, domain, name: shopName, currency: "EUR", timezone: "Europe/Warsaw", scopes: [] },
    staff,
    noShopify,
  );
}

export interface TicketSeed {
  subject?: string;
  status?: TicketStatus;
  customer?: { name: string; email: string; phone?: string };
  messages?: string[];
  at?: Date;
  [column: string]: unknown;
}

/** A ticket of the shop, with messages of its customer. Returns its number. */
export async function makeTicket(desk: StaffDesk, seed: TicketSeed = {}): Promise<number> {
  const { subject = "Where is it?", status = "open", customer, messages = [], at = new Date(), ...columns } = seed;
  const shopId = desk.shop.id;
  const person = customer ?? { name: "Ana Kowalska", email: "ana@example.com" };
  const { id: customerId } = await prisma.customer.upsert({
    where: { shopId_email: { shopId, email: person.email } },
    create: { shopId, ...person },
    update: {},
  });
  const { nextTicketNumber } = await prisma.shop.update({
    where: { id: shopId },
    data: { nextTicketNumber: { increment: 1 } },
  });
  const number = nextTicketNumber - 1;
  const ticket = await prisma.ticket.create({
    data: {
      shopId,
      number,
      subject,
      status,
      isOpen: isOpenStatus(status) && columns.snoozed !== true,
      customerId,
      customerName: person.name,
      lastActivityAt: at,
      createdAt: at,
      ...columns,
    },
  });
  for (const bodyText of messages)
    await prisma.message.create({
      data: { shopId, ticketId: ticket.id, kind: "customer", authorName: person.name, bodyText, createdAt: at },
    });
  return number;
}
