import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { mailDnsSchema } from "./mail-dns.ts";
import { forwardingState, type MailboxView } from "./mailbox-view.ts";
import { releasedAddress } from "./released-address.ts";

interface Row {
  id: bigint;
  address: string;
  display_name: string;
  signature: string;
  inbound_address: string | null;
  has_secret: boolean;
  removed_at: Date | null;
  in_test_sent_at: Date | null;
  in_test_seen_at: Date | null;
  out_test_at: Date | null;
  out_test_problem: string | null;
  dns: unknown;
  dns_checked_at: Date | null;
  last_mail_at: Date | null;
}

/** The shop's mailboxes, the connected ones first; only the one with this id where it is given. One statement. */
export async function listMailboxes(desk: Desk, id: bigint | null = null): Promise<MailboxView[]> {
  // The newest mail of a mailbox is looked for among the shop's last thousand: an old one says nothing of today.
  const rows = await desk.sql<Row>`
    with recent as (
      select mailbox_id, received_at from inbound_mail where shop_id = ${SHOP} order by id desc limit 1000)
    select b.id, b.address, b.display_name, b.signature, b.inbound_address, b.secret_hash is not null as has_secret,
           b.removed_at, b.in_test_sent_at, b.in_test_seen_at, b.out_test_at, b.out_test_problem, b.dns,
           b.dns_checked_at, (select max(received_at) from recent where mailbox_id = b.id) as last_mail_at
    from mailbox b
    where b.shop_id = ${SHOP} and (${id}::bigint is null or b.id = ${id}::bigint)
    order by b.removed_at is not null, b.id`;
  return rows.map((row) => ({
    id: row.id.toString(),
    address: releasedAddress(row.address) ?? row.address,
    displayName: row.display_name,
    signature: row.signature,
    inboundAddress: row.inbound_address,
    hasSecret: row.has_secret,
    removed: row.removed_at !== null,
    forwarding: {
      state: forwardingState(row.in_test_sent_at, row.in_test_seen_at, desk.now()),
      sentAt: row.in_test_sent_at?.toISOString() ?? null,
      seenAt: row.in_test_seen_at?.toISOString() ?? null,
    },
    proven: row.in_test_seen_at !== null,
    lastMailAt: row.last_mail_at?.toISOString() ?? null,
    outTest: row.out_test_at && { at: row.out_test_at.toISOString(), problem: row.out_test_problem },
    dns: mailDnsSchema.safeParse(row.dns).data ?? null,
    dnsCheckedAt: row.dns_checked_at?.toISOString() ?? null,
  }));
}
