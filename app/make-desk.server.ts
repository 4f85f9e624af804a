import type { Desk, DeskShop, DeskStaff, DeskTx } from "#app/features/shared/desk.ts";
import { shopSql } from "#app/platform/db/raw-sql.server.ts";
import { tenantDb } from "#app/platform/db/tenant.server.ts";
import { filesOfShop } from "#app/platform/files/file-store.ts";
import type { JobKind } from "#app/platform/jobs/job.ts";
import type { WantedJob } from "#app/platform/jobs/queue.server.ts";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { log } from "#app/platform/log/log.server.ts";
import { fileStore, jobQueue, liveHub, mailer } from "#app/platform/services.server.ts";
import type { AdminApi } from "#app/platform/shopify/admin-api.ts";

/** A transaction that waits longer for a connection or runs longer than this is given up. Milliseconds. */
const patience = { maxWait: 5_000, timeout: 15_000 };

/** Binds everything that a use-case may use to one shop. The doors call it once they know whose request it is. */
export function makeDesk<Staff extends DeskStaff | null>(
  shop: DeskShop,
  staff: Staff,
  shopify: AdminApi,
): Desk & { staff: Staff } {
  const db = tenantDb(shop.id);
  return {
    shop,
    staff,
    db,
    sql: shopSql(db, shop.id),
    tx: (work) =>
      db.$transaction(async (client) => {
        const told = new Map<string, LiveEvent>();
        const wanted: WantedJob[] = [];
        const tx: DeskTx = {
          db: client,
          sql: shopSql(client, shop.id),
          enqueue: async (kind, data, options = {}) =>
            void wanted.push({ kind: kind as JobKind<object>, data, options }),
          announce: (event) => void told.set(JSON.stringify(event), event),
        };
        const result = await work(tx);
        if (wanted.length) await jobQueue.enqueue(client, shop.id, wanted);
        if (told.size) await liveHub.announce(client, shop.id, [...told.values()]);
        return result;
      }, patience),
    announce: (event) => liveHub.announce(db, shop.id, [event]),
    shopify,
    mailer,
    files: filesOfShop(fileStore, shop.id),
    now: () => new Date(),
    log: log.child({ shopId: shop.id.toString(), ...(staff && { staffId: staff.id.toString() }) }),
  };
}
