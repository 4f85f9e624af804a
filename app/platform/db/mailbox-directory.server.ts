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
  return prisma.mailbox.findFirst({
    where: { OR: [{ address: base }, { inboundAddress: base }], removedAt: null, shop: { uninstalledAt: null } },
    select: { shopId: true, id: true, address: true, secretHash: true },
  });
}
