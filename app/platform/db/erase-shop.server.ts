import { prisma } from "./prisma.server.ts";

/** Children before parents: some rows refuse to go while others point at them. A test compares it with the catalog. */
export const tablesOfAShop = [
  "self_service_step",
  "self_service_session",
  "shopper_request",
  "request_rule",
  "request_settings",
  "storefront_settings",
  "answer_pace",
  "article_image",
  "article_dismissal",
  "article_day",
  "article_search",
  "article_version",
  "article_check",
  "article_find",
  "article_word",
  "article_text",
  "article",
  "article_category",
  "audit_entry",
  "access_log",
  "draft",
  "draft_file",
  "attachment",
  "ticket_event",
  "approval",
  "order_action",
  "staff_notice",
  "ticket_presence",
  "ticket_follower",
  "ticket_tag",
  "ticket_search",
  "bulk_action_ticket",
  "bulk_action",
  "message",
  "ticket",
  "tag",
  "saved_view",
  "inbound_mail",
  "mailbox",
  "customer_alias",
  "customer",
  "blocked_sender",
  "automatic_mail",
  "export_part",
  "privacy_request",
  "reconciliation_run",
  "stored_file",
  "shop_settings",
  "staff",
  "role",
  "request_limit",
  "shopper_code",
  "delivery_pace",
  "order_tracking",
  "order_sku",
  "order_snapshot",
  "order_import",
  "webhook_delivery",
  "shop",
] as const;

/**
 * Tables that grow with the years, in an order in which nothing points at what goes; so many rows at a time. A ticket takes
 * along what hangs on it: messages deleted before it would have the words of search read anew, each time.
 */
const large: readonly [table: (typeof tablesOfAShop)[number], rowsAtOnce: number][] = [
  ["ticket", 100],
  ["inbound_mail", 500],
  ["customer", 500],
  ["audit_entry", 2_000],
  ["self_service_session", 2_000],
  ["access_log", 2_000],
  ["automatic_mail", 2_000],
  ["export_part", 500],
  ["article_image", 500],
  ["stored_file", 500],
  ["request_limit", 2_000],
  ["order_snapshot", 500],
  ["webhook_delivery", 1_000],
];

/**
 * Erases all rows of a shop that has uninstalled the app, its sessions included: the many in small steps, so that nobody
 * else waits and no step takes long, the rest at once. Cut off, it goes on when it is done again.
 * @returns false when it has the app (again), with nothing more erased: the request is then older than the installation
 */
export async function eraseShop(shopId: bigint): Promise<boolean> {
  const gone = { shopId, shop: { uninstalledAt: { not: null } } };
  await prisma.ticket.updateMany({ where: { ...gone, mergedIntoId: { not: null } }, data: { mergedIntoId: null } });
  await prisma.customer.updateMany({ where: { ...gone, mergedIntoId: { not: null } }, data: { mergedIntoId: null } });
  for (const [table, rowsAtOnce] of large) await eraseInSteps(shopId, table, rowsAtOnce);
  return prisma.$transaction(
    async (tx) => {
      const [shop] = await tx.$queryRaw<{ domain: string; uninstalled_at: Date | null }[]>`
        select domain, uninstalled_at from shop where shop_id = ${shopId} for update`;
      if (!shop?.uninstalled_at) return false;
      await tx.$executeRawUnsafe(mayForget, String(shopId));
      for (const table of tablesOfAShop) await tx.$executeRawUnsafe(`delete from ${table} where shop_id = $1`, shopId);
      await tx.shopSession.deleteMany({ where: { shop: shop.domain } });
      return true;
    },
    { timeout: 120_000 },
  );
}

/** The audit log lets go of its rows only in a transaction that says so. */
const mayForget = "select set_config('app.may_forget', $1, true)";

async function eraseInSteps(shopId: bigint, table: string, rowsAtOnce: number): Promise<void> {
  const step = `
    delete from ${table} where shop_id = $1 and ctid = any(array(
      select t.ctid from ${table} t join shop s on s.shop_id = t.shop_id
      where t.shop_id = $1 and s.uninstalled_at is not null limit $2))`;
  for (let gone = 1; gone > 0;)
    [, gone] = await prisma.$transaction([
      prisma.$executeRawUnsafe(mayForget, String(shopId)),
      prisma.$executeRawUnsafe(step, shopId, rowsAtOnce),
    ]);
}
