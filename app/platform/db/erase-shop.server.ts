import { prisma } from "./prisma.server.ts";

/** Children before parents: some rows refuse to go while others point at them. A test compares it with the catalog. */
export const tablesOfAShop = [
  "access_log",
  "draft",
  "draft_file",
  "attachment",
  "ticket_event",
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
  "order_tracking",
  "order_sku",
  "order_snapshot",
  "order_import",
  "webhook_delivery",
  "shop",
] as const;

/**
 * Erases all rows of a shop that has uninstalled the app, its sessions included.
 * @returns false, and nothing erased, when it has the app (again): the request is then older than the installation
 */
export async function eraseShop(shopId: bigint): Promise<boolean> {
  return prisma.$transaction(
    async (tx) => {
      const [shop] = await tx.$queryRaw<{ domain: string; uninstalled_at: Date | null }[]>`
        select domain, uninstalled_at from shop where shop_id = ${shopId} for update`;
      if (!shop?.uninstalled_at) return false;
      for (const table of tablesOfAShop) await tx.$executeRawUnsafe(`delete from ${table} where shop_id = $1`, shopId);
      await tx.shopSession.deleteMany({ where: { shop: shop.domain } });
      return true;
    },
    { timeout: 120_000 },
  );
}
