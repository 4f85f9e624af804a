import type { Role, Shop, Staff } from "./generated/client.ts";
import { prisma } from "./prisma.server.ts";

/**
 * Which shops there are. The doors ask here before there is a desk; nothing in it reads a shop's customers or tickets.
 */
export type ShopRow = Shop;

/** A person of the shop, as far as a door has to know them. */
export type StaffRow = Omit<Staff, "signature" | "preferences" | "removedAt" | "roleId">;

/** What a person may do, as it is stored. */
export type RoleRow = Pick<
  Role,
  "key" | "name" | "abilities" | "perActMinor" | "perDayMinor" | "perCustomerYearMinor" | "mostPercent"
>;

export const findShopById = (id: bigint): Promise<ShopRow | null> => prisma.shop.findUnique({ where: { id } });

export const findShopByDomain = (domain: string): Promise<ShopRow | null> =>
  prisma.shop.findUnique({ where: { domain } });

interface ShopColumns {
  shop_id: bigint;
  domain: string;
  name: string;
  email: string | null;
  currency: string;
  iana_timezone: string;
  primary_url: string | null;
  scopes: string[];
  installed_at: Date;
  uninstalled_at: Date | null;
  read_at: Date | null;
  token_dead_at: Date | null;
  next_ticket_number: number;
  proxy_path: string | null;
  storefront_style: string | null;
}

interface StaffColumns {
  staff_id: bigint | null;
  staff_name: string | null;
  staff_email: string | null;
  locale: string | null;
  account_owner: boolean | null;
  last_seen_at: Date | null;
}

interface RoleColumns {
  has_role: boolean;
  role_key: string | null;
  role_name: string | null;
  abilities: string[] | null;
  per_act_minor: bigint | null;
  per_day_minor: bigint | null;
  per_customer_year_minor: bigint | null;
  most_percent: number | null;
}

/**
 * The shop and the person who asks, in one statement; each null where unknown. `role`: the one chosen for the person, else
 * the shop's default one; null where the shop never changed a role.
 */
export async function findShopAndStaff(
  domain: string,
  shopifyUserId: bigint,
): Promise<{ shop: ShopRow | null; staff: StaffRow | null; role: RoleRow | null }> {
  const [found] = await prisma.$queryRaw<(ShopColumns & StaffColumns & RoleColumns)[]>`
    select s.shop_id, s.domain, s.name, s.email, s.currency, s.iana_timezone, s.primary_url, s.scopes, s.installed_at,
      s.uninstalled_at, s.read_at, s.token_dead_at, s.next_ticket_number, s.proxy_path,
      s.storefront_style,
      t.id as staff_id, t.name as staff_name, t.email as staff_email, t.locale, t.account_owner, t.last_seen_at,
      r.id is not null as has_role, r.key as role_key, r.name as role_name, r.abilities, r.per_act_minor, r.per_day_minor,
      r.per_customer_year_minor, r.most_percent
    from shop s left join staff t on t.shop_id = s.shop_id and t.shopify_user_id = ${shopifyUserId}
    left join role r on r.shop_id = s.shop_id and r.id = coalesce(t.role_id,
      (select d.id from role d where d.shop_id = s.shop_id and d.is_default))
    where s.domain = ${domain}`;
  if (!found) return { shop: null, staff: null, role: null };
  const shop: ShopRow = {
    id: found.shop_id,
    domain: found.domain,
    name: found.name,
    email: found.email,
    currency: found.currency,
    ianaTimezone: found.iana_timezone,
    primaryUrl: found.primary_url,
    scopes: found.scopes,
    installedAt: found.installed_at,
    uninstalledAt: found.uninstalled_at,
    readAt: found.read_at,
    tokenDeadAt: found.token_dead_at,
    nextTicketNumber: found.next_ticket_number,
    proxyPath: found.proxy_path,
    storefrontStyle: found.storefront_style,
  };
  const role: RoleRow | null = found.has_role
    ? {
        key: found.role_key,
        name: found.role_name ?? "",
        abilities: found.abilities ?? [],
        perActMinor: found.per_act_minor,
        perDayMinor: found.per_day_minor,
        perCustomerYearMinor: found.per_customer_year_minor,
        mostPercent: found.most_percent,
      }
    : null;
  if (found.staff_id === null) return { shop, staff: null, role };
  const staff: StaffRow = {
    shopId: found.shop_id,
    id: found.staff_id,
    shopifyUserId,
    name: found.staff_name ?? "",
    email: found.staff_email,
    locale: found.locale,
    accountOwner: found.account_owner ?? false,
    lastSeenAt: found.last_seen_at ?? new Date(0),
  };
  return { shop, staff, role };
}

/**
 * The shop in which somebody opened the app. A new one counts as uninstalled until it is set going, so that the next
 * opening makes good what failed in between. Until Shopify has told currency and zone (`readAt` is null) they stand as
 * "no currency" and UTC.
 */
export const recordShop = (domain: string): Promise<ShopRow> =>
  prisma.shop.upsert({
    where: { domain },
    create: {
      domain,
      name: domain.split(".")[0] ?? domain,
      currency: "XXX",
      ianaTimezone: "UTC",
      uninstalledAt: new Date(),
    },
    update: {},
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

/** Shops in which an act on an order is on its way and nobody holds it any more; for the sweeper. */
export async function listShopsWithAbandonedActions(now: Date): Promise<bigint[]> {
  const rows = await prisma.orderAction.findMany({
    where: {
      state: { in: ["running", "unknown"] },
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }],
      shop: { uninstalledAt: null },
    },
    distinct: ["shopId"],
    select: { shopId: true },
    take: 1_000,
  });
  return rows.map((row) => row.shopId);
}

/**
 * Shops in which it is time to look what became of the money of an act on an order; for the sweeper.
 * @param since acts that were made before are not looked at any more
 */
export async function listShopsWithOpenMoney(now: Date, since: Date): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ shop_id: bigint }[]>`
    select distinct a.shop_id from order_action a join shop s on s.shop_id = a.shop_id
    where a.state = 'succeeded' and (a.money_state = 'sent' or a.problem = 'refund_missing')
      and a.result -> 'decidedBy' is null and a.finished_at > ${since}::timestamptz
      and (a.lease_until is null or a.lease_until <= ${now}::timestamptz) and s.uninstalled_at is null
    limit 1000`;
  return rows.map((row) => row.shop_id);
}

/** Shops in which somebody is to be told again of a request for approval; for the sweeper. */
export async function listShopsWithDueApprovals(now: Date): Promise<bigint[]> {
  const rows = await prisma.approval.findMany({
    where: { state: "asked", remindAt: { lte: now }, shop: { uninstalledAt: null } },
    distinct: ["shopId"],
    select: { shopId: true },
    take: 1_000,
  });
  return rows.map((row) => row.shopId);
}

/** Shops with mail that arrived before `before` and is not filed yet: its job was given up or got lost. */
export async function listShopsWithForgottenMail(before: Date): Promise<bigint[]> {
  const rows = await prisma.inboundMail.findMany({
    where: { state: "received", receivedAt: { lt: before }, shop: { uninstalledAt: null } },
    distinct: ["shopId"],
    select: { shopId: true },
    take: 1_000,
  });
  return rows.map((row) => row.shopId);
}

/** Shops with mail of theirs that should have left before `before` and has not. */
export async function listShopsWithForgottenOutbox(before: Date): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ shop_id: bigint }[]>`
    select distinct m.shop_id from message m join shop s on s.shop_id = m.shop_id
    where m.delivery_state in ('queued', 'sending') and m.created_at < ${before}::timestamptz
      and coalesce(m.undo_until, m.created_at) < ${before}::timestamptz and s.uninstalled_at is null
    limit 1000`;
  return rows.map((row) => row.shop_id);
}

/** Shops with webhooks that arrived before `before` and are not worked yet, also where the app was uninstalled. */
export async function listShopsWithForgottenWebhooks(before: Date): Promise<bigint[]> {
  const rows = await prisma.webhookDelivery.findMany({
    where: { state: "received", receivedAt: { lt: before } },
    distinct: ["shopId"],
    select: { shopId: true },
    take: 1_000,
  });
  return rows.map((row) => row.shopId);
}

/** Shops that have files; from one shop to the next by the primary key, not through all rows. */
export async function listShopsWithFiles(): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ shop_id: bigint }[]>`
    with recursive found as (
      (select shop_id from stored_file order by shop_id limit 1)
      union all
      select (select f.shop_id from stored_file f where f.shop_id > found.shop_id order by f.shop_id limit 1)
      from found where found.shop_id is not null
    )
    select shop_id from found join shop using (shop_id) where shop.uninstalled_at is null`;
  return rows.map((row) => row.shop_id);
}

/** Shops in which a snoozed ticket is due. One look into an index per shop. */
export async function listShopsWithDueSnoozes(now: Date): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ shop_id: bigint }[]>`
    select s.shop_id from shop s
    where s.uninstalled_at is null and exists (
      select 1 from ticket t where t.shop_id = s.shop_id and t.snoozed and t.snoozed_until <= ${now}::timestamptz)
    limit 1000`;
  return rows.map((row) => row.shop_id);
}

/** Shops with tickets that have been solved for longer than the shop wants them open. One look into an index per shop. */
export async function listShopsWithLongSolved(now: Date): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ shop_id: bigint }[]>`
    select s.shop_id from shop s left join shop_settings x on x.shop_id = s.shop_id
    cross join lateral (
      select ${now}::timestamptz - make_interval(days => case when x.shop_id is null then 28 else x.close_after_days end)
        as before) as limits
    where s.uninstalled_at is null and exists (
      select 1 from ticket t where t.shop_id = s.shop_id and t.status = 'solved'
        and t.last_activity_at < limits.before and t.solved_at < limits.before)
    limit 1000`;
  return rows.map((row) => row.shop_id);
}

/** Shops with a change of many tickets, begun before `before`, that is not at its end; for the sweeper. */
export async function listShopsWithOpenBulks(before: Date): Promise<bigint[]> {
  const rows = await prisma.bulkAction.findMany({
    where: {
      state: { in: ["waiting", "running", "undoing"] },
      createdAt: { lt: before },
      shop: { uninstalledAt: null },
    },
    distinct: ["shopId"],
    select: { shopId: true },
    take: 1_000,
  });
  return rows.map((row) => row.shopId);
}

/** Shops with tickets whose words search has not read yet; for the sweeper. */
export async function listShopsWithUnreadWords(): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ shop_id: bigint }[]>`
    select s.shop_id from shop s
    where s.uninstalled_at is null
      and exists (select 1 from ticket_search t where t.shop_id = s.shop_id and t.is_stale)
    limit 1000`;
  return rows.map((row) => row.shop_id);
}

/**
 * Shops with requests of shoppers that were to be done at once since before `before`, and were not, or whose act failed
 * before then with nobody told; for the sweeper.
 * @param since acts that were begun before are not looked at any more
 */
export async function listShopsWithForgottenRequests(before: Date, since: Date): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ shop_id: bigint }[]>`
    select s.shop_id from shop s where s.uninstalled_at is null and s.shop_id in (
      select r.shop_id from shopper_request r where r.pending_since < ${before}::timestamptz
      union
      select a.shop_id from order_action a
      join shopper_request r on r.shop_id = a.shop_id and r.action_id = a.id and r.input -> 'held' is null
      where a.state = 'failed' and a.created_at < ${before}::timestamptz and a.created_at > ${since}::timestamptz)
    limit 1000`;
  return rows.map((row) => row.shop_id);
}
