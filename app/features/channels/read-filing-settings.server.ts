import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/** What filing a mail has to know of the shop. */
export interface FilingSettings {
  /** Every address of the shop's mailboxes, ours for forwarding and disconnected ones included. */
  ownMailboxes: string[];
  /** Customers get an automatic acknowledgement of their first mail. */
  acknowledge: boolean;
}

/** One statement: it is asked for each arriving mail. */
export async function readFilingSettings(desk: Desk): Promise<FilingSettings> {
  const [row] = await desk.sql<{ addresses: string[] | null; acknowledge: boolean | null }>`
    select (select array_agg(address) || coalesce(array_agg(inbound_address) filter (where inbound_address is not null), '{}')
            from mailbox where shop_id = ${SHOP}) as addresses,
           (select ack_enabled from shop_settings where shop_id = ${SHOP}) as acknowledge`;
  return { ownMailboxes: row?.addresses ?? [], acknowledge: row?.acknowledge ?? false };
}
