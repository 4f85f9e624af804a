import type { AdminApi } from "#app/platform/shopify/admin-api.ts";
import type { ShopFiles } from "#app/platform/files/file-store.ts";
import type { Enqueue } from "#app/platform/jobs/job.ts";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import type { Logger } from "#app/platform/log/log.server.ts";
import type { Mailer } from "#app/platform/mail/smtp-out.server.ts";
import type { ShopSql } from "#app/platform/db/raw-sql.server.ts";
import type { Role } from "#app/features/team/role.ts";
import type { TenantDb, TenantTx } from "#app/platform/db/tenant.server.ts";

/**
 * Everything a use-case may use, bound to one shop. `app/desk.server.ts` makes one at each door; no use-case takes a
 * shop id, so none can touch another shop's data.
 */
export interface Desk {
  shop: DeskShop;
  /** Who acts; null for a job, a webhook, an arriving mail. */
  staff: DeskStaff | null;
  /** Sees this shop only. */
  db: TenantDb;
  /** Raw SQL of this shop: `` desk.sql<Row>`… where shop_id = ${SHOP}` ``. */
  sql: ShopSql;
  /** One transaction; its jobs and announcements take effect when it commits, or not at all. */
  tx<T>(work: (tx: DeskTx) => Promise<T>): Promise<T>;
  /** Tells open pages of what was done without a transaction. */
  announce(event: LiveEvent): Promise<void>;
  /** Shopify's Admin API: as the acting person where there is one, else as the app. */
  shopify: AdminApi;
  mailer: Mailer;
  /** The bytes of files. Who keeps some names them in `stored_file` first (features/files/keep-file.server.ts). */
  files: ShopFiles;
  now(): Date;
  log: Logger;
}

/** The desk of somebody who is signed in to Shopify admin. */
export type StaffDesk = Desk & { staff: DeskStaff };

/** A shopper in the theme who may begin an act on their order, as far as the shop's own rule goes. Nobody of the staff. */
export type ShopperDesk = Desk & { staff: null; shopper: DeskShopper };

/** Whoever may begin an act on an order. */
export type ActingDesk = StaffDesk | ShopperDesk;

export interface DeskTx {
  db: TenantTx;
  sql: ShopSql;
  /** Jobs at commit; many calls make one statement. */
  enqueue: Enqueue;
  /** Tells open pages at commit; many calls make one notification. */
  announce(event: LiveEvent): void;
}

export interface DeskShop {
  id: bigint;
  domain: string;
  name: string;
  /** ISO 4217 */
  currency: string;
  /** IANA zone: questions about days are asked in it. */
  timezone: string;
  scopes: string[];
}

export interface DeskShopper {
  locale: string;
  /** What the shop's rule lets shoppers do, and up to which amounts; a day's is that of all shoppers together. */
  role: Role;
  /** So many acts of all shoppers together are made in a day of the shop's zone. */
  actsPerDay: number;
  /** So often something is sent again to one customer within 365 days. */
  replacementsAYear: number;
  /** Writes down whose wish an act is, in the transaction that begins it; left out: nothing is begun. */
  noteBegun?(tx: DeskTx, actionId: bigint): Promise<void>;
}

export interface DeskStaff {
  id: bigint;
  name: string;
  accountOwner: boolean;
  locale: string;
  /** What they may do to orders, and up to which amounts. */
  role: Role;
}
