import { randomBytes } from "node:crypto";
import { encodeBase32 } from "#app/platform/mail/mail-key.server.ts";
import { mailDomain } from "#app/platform/mail/mail-domain.server.ts";

/** A new address of ours for a provider to forward to: 80 random bits, so that nobody writes there by guessing. */
export const newInboundAddress = (): string => `in-${encodeBase32(randomBytes(10))}@${mailDomain}`;

/** Whether the address is one that we give out: nobody connects it as their own. */
export function isOurDomain(address: string): boolean {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return domain === mailDomain || domain.endsWith(`.${mailDomain}`);
}
