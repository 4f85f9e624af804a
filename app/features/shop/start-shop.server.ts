import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { resumeMailJob } from "../channels/mail-jobs.ts";
import { importOrdersJob } from "../orders/order-jobs.ts";
import { publishFaqJob, publishProxyPathJob } from "../self-service/self-service-jobs.ts";
import type { Desk } from "../shared/desk.ts";
import { defaultMailboxAddress } from "./default-mailbox.server.ts";
import { readShopDetailsJob } from "./shop-jobs.ts";

/**
 * Sets a shop going that has just got the app, got it back, or brought a new token: its details are read, its first
 * mailbox is there, and its orders come in. An import that was under way goes on where it stopped; one that was done
 * begins anew, because nobody told us what changed meanwhile. Mail that waited for the app to come back is filed, and the
 * theme's blocks are told anew what they show: Shopify forgets it with the app.
 * With what it has just `granted` the shop counts as installed from the same commit on. Twice does no harm.
 */
export async function startShop(desk: Desk, granted: string[] | null = null): Promise<void> {
  await desk.tx(async (tx) => {
    if (granted)
      await tx.db.shop.updateMany({
        data: { uninstalledAt: null, tokenDeadAt: null, scopes: granted, installedAt: desk.now() },
      });
    await tx.sql`
      insert into mailbox (shop_id, address, display_name)
      select ${SHOP}, ${defaultMailboxAddress(desk.shop.domain)}, ${desk.shop.domain}
      where not exists (select 1 from mailbox where shop_id = ${SHOP})
      on conflict (address) do nothing`;
    await tx.sql`
      insert into order_import as i (shop_id) values (${SHOP})
      on conflict (shop_id) do update set
        state = 'waiting', problem = null, finished_at = null,
        cursor = case when i.state in ('waiting', 'running') then i.cursor end,
        done = case when i.state in ('waiting', 'running') then i.done else 0 end,
        total = case when i.state in ('waiting', 'running') then i.total end`;
    await tx.enqueue(readShopDetailsJob, {}, { key: "shop" });
    await tx.enqueue(importOrdersJob, {}, { key: "all" });
    await tx.enqueue(resumeMailJob, {}, { key: "all" });
    await tx.enqueue(publishFaqJob, {}, { key: "all" });
    await tx.enqueue(publishProxyPathJob, {}, { key: "all" });
    tx.announce({ kind: "shop" });
  });
}
