import type { Shop, Staff } from "./generated/client.ts";
import { prisma } from "./prisma.server.ts";

/**
 * Which shops there are. The doors ask here before there is a desk; nothing in it reads a shop's customers or tickets.
 */
export type ShopRow = Shop;

export const findShopById = (id: bigint): Promise<ShopRow | null> => prisma.shop.findUnique({ where: { id } });

export const findShopByDomain = (domain: string): Promise<ShopRow | null> => prisma.shop.findUnique({ where: { domain } });

/** The shop and the person who asks, in one statement; each null where unknown. */
export async function findShopAndStaff(
  domain: string,
  shopifyUserId: bigint,
): Promise<{ shop: ShopRow | null; staff: Staff | null }> {
  const found = await prisma.shop.findUnique({
    where: { domain },
    include: { staff: { where: { shopifyUserId }, take: 1 } },
    relationLoadStrategy: "query",
  });
  if (!found) return { shop: null, staff: null };
  const { staff, ...shop } = found;
  return { shop, staff: staff[0] ?? null };
}

/**
 * Somebody opened the app in a shop that is new, had uninstalled it, or whose token had died. Until Shopify has told
 * currency and zone (`readAt` is null) they stand as "no currency" and UTC.
 */
export const recordInstallation = (domain: string, scopes: string[]): Promise<ShopRow> =>
  prisma.shop.upsert({
    where: { domain },
    create: { domain, name: domain.split(".")[0] ?? domain, currency: "XXX", ianaTimezone: "UTC", scopes },
    update: { uninstalledAt: null, tokenDeadAt: null, scopes, installedAt: new Date() },
  });

/** A person who opened the app, with the name Shopify gives them now. */
export const recordStaff = (
  shopId: bigint,
  person: Pick<Staff, "shopifyUserId" | "name" | "email" | "locale" | "accountOwner">,
): Promise<Staff> =>
  prisma.staff.upsert({
    where: { shopId_shopifyUserId: { shopId, shopifyUserId: person.shopifyUserId } },
    create: { shopId, ...person },
    update: { ...person, lastSeenAt: new Date() },
  });

/** The app is gone from the shop: its tokens are dead, its jobs stop. Its data stay until Shopify asks for erasure. */
export async function recordUninstallation(domain: string): Promise<void> {
  await prisma.$transaction([
    prisma.shop.updateMany({ where: { domain, uninstalledAt: null }, data: { uninstalledAt: new Date() } }),
    prisma.shopSession.deleteMany({ where: { shop: domain } }),
  ]);
}

/** Shopify no longer takes our token: background work waits until somebody opens the app again. */
export async function recordDeadToken(domain: string): Promise<void> {
  await prisma.shop.updateMany({ where: { domain, tokenDeadAt: null }, data: { tokenDeadAt: new Date() } });
}

/** Ids of the shops that use the app, in order, from after `after`; for work that goes through all of them. */
export async function listInstalledShopIds(after: bigint | null, limit: number): Promise<bigint[]> {
  const rows = await prisma.shop.findMany({
    where: { uninstalledAt: null, ...(after !== null && { id: { gt: after } }) },
    select: { id: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map((row) => row.id);
}
