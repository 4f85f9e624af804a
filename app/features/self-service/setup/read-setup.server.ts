import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/** The parts of self-service that have a page of their own, and what marks that one was used. */
export const usedParts = {
  tracking: ["tracking.form", "tracking.order"],
  help: ["help.home", "help.search", "help.article"],
  contact: ["contact.form", "contact.sent"],
} as const;
export type UsedPart = keyof typeof usedParts;

export interface SetupFacts {
  /** "shop.myshopify.com" */
  domain: string;
  /** The pages for menus, below the shop's own address; null: its proxy has not been asked yet, and ours is assumed. */
  proxyPath: string | null;
  /** "https://shop.example" */
  shopUrl: string;
  /** When a shopper last used it; null: never. */
  lastUsed: Record<UsedPart, string | null>;
  /** Shopify does not take our token. */
  isTokenDead: boolean;
}

interface Row {
  domain: string;
  proxy_path: string | null;
  primary_url: string | null;
  token_dead_at: Date | null;
  tracking: Date | null;
  help: Date | null;
  contact: Date | null;
}

/** What is known here of how self-service stands in the shop. One statement, each time by an index. */
export async function readSetup(desk: Desk): Promise<SetupFacts> {
  const [row] = await desk.sql<Row>`
    select s.domain, s.proxy_path, s.primary_url, s.token_dead_at,
      (select max(last.at) from unnest(${usedParts.tracking}::text[]) k(kind), lateral (
        select at from self_service_step p where p.shop_id = s.shop_id and p.kind = k.kind
        order by at desc limit 1) last) as tracking,
      (select max(last.at) from unnest(${usedParts.help}::text[]) k(kind), lateral (
        select at from self_service_step p where p.shop_id = s.shop_id and p.kind = k.kind
        order by at desc limit 1) last) as help,
      (select max(last.at) from unnest(${usedParts.contact}::text[]) k(kind), lateral (
        select at from self_service_step p where p.shop_id = s.shop_id and p.kind = k.kind
        order by at desc limit 1) last) as contact
    from shop s where s.shop_id = ${SHOP}`;
  if (!row) throw new Error("the shop is gone");
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    domain: row.domain,
    proxyPath: row.proxy_path,
    shopUrl: (row.primary_url ?? `https://${row.domain}`).replace(/\/+$/, ""),
    lastUsed: { tracking: iso(row.tracking), help: iso(row.help), contact: iso(row.contact) },
    isTokenDead: row.token_dead_at !== null,
  };
}
