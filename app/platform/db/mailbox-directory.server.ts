import { splitPlusAddress } from "#app/platform/mail/address.ts";
import { prisma } from "./prisma.server.ts";

/** A mailbox, found before the shop is known. */
export interface FoundMailbox {
  shopId: bigint;
  id: bigint;
  /** Where customers write to, also where the mail came to the address of ours behind it. */
  address: string;
  /** SHA-256 of the secret of its HTTP door; null: the door is shut. */
  secretHash: string | null;
}

/**
 * The mailbox that mail to this address (with or without a plus part) is for: its own, or ours to which its provider
 * forwards. `null` when nobody lives there, it was disconnected, or its shop has uninstalled the app.
 */
export async function findMailbox(address: string): Promise<FoundMailbox | null> {
  const base = splitPlusAddress(address)?.base;
  if (base === undefined) return null;
  const [found] = await prisma.$queryRaw<FoundMailbox[]>`
    select m.shop_id as "shopId", m.id, m.address, m.secret_hash as "secretHash"
    from mailbox m join shop s on s.shop_id = m.shop_id
    where (m.address = ${base} or m.inbound_address = ${base}) and m.removed_at is null and s.uninstalled_at is null`;
  return found ?? null;
}

/**
 * Lets go of an address whose mailbox another shop has disconnected, so that this one can connect it. The other shop keeps
 * its mailbox for its tickets, under a name that no mail has, with neither proof nor secret; nothing that is sent to its
 * own address behind it comes to anybody. False: nobody has let go of the address.
 */
export async function releaseAddress(address: string, shopId: bigint): Promise<boolean> {
  const released = await prisma.$executeRaw`
    update mailbox set address = address || ' (released ' || id || ')', in_test_token = null, in_test_sent_at = null,
      in_test_seen_at = null, secret_hash = null
    where address = ${address} and shop_id <> ${shopId} and removed_at is not null`;
  return released > 0;
}
