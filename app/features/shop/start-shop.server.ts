import { mailDomain } from "#app/platform/mail/mail-domain.server.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { importOrdersJob } from "../orders/order-jobs.ts";
import type { Desk } from "../shared/desk.ts";
import { readShopDetails } from "./read-shop-details.server.ts";
import { readShopDetailsJob } from "./shop-jobs.ts";

/**
 * What the first opening of the app sets going, and every opening after it was uninstalled or lost its token: the shop's
 * own details, a mailbox, the import of orders. Done twice it does no harm.
 */
export async function startShop(desk: Desk): Promise<void> {
  // The pages need currency and zone at once; where Shopify cannot say them now, the job asks again.
  await readShopDetails(desk).catch((error: unknown) => {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    desk.log.warn({ problem: error.kind }, "the shop's details will be read later");
  });
  await desk.tx(async (tx) => {
    await tx.enqueue(readShopDetailsJob, {}, { key: "shop" });
    await tx.db.orderImport.createMany({ data: [{}], skipDuplicates: true });
    await tx.enqueue(importOrdersJob, {}, { key: "all" });
    if ((await tx.db.mailbox.count()) === 0)
      await tx.db.mailbox.create({ data: { address: defaultAddress(desk.shop.domain), displayName: desk.shop.name } });
    tx.announce({ kind: "import" });
  });
}

/** support@<handle>.<our mail domain>: merchants forward their own address to it. */
const defaultAddress = (domain: string): string => `support@${domain.split(".")[0]}.${mailDomain}`;
