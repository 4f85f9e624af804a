import type { MailDns } from "./mail-dns.ts";

/** A test mail that is not back after so long is said not to have arrived. Ours; forwarding usually takes seconds. */
export const forwardingPatienceMinutes = 10;

/** none: never tried. waiting: on its way. arrived: came back. late: did not come back in time. */
export type ForwardingState = "none" | "waiting" | "arrived" | "late";

/** How the forwarding test stands. A test that came back late has arrived all the same. */
export function forwardingState(sentAt: Date | null, seenAt: Date | null, now: Date): ForwardingState {
  if (!sentAt) return "none";
  if (seenAt && seenAt >= sentAt) return "arrived";
  return now.getTime() - sentAt.getTime() < forwardingPatienceMinutes * 60_000 ? "waiting" : "late";
}

/** A mailbox as the settings show it. Instants as ISO text. */
export interface MailboxView {
  id: string;
  address: string;
  displayName: string;
  signature: string;
  /** Where its provider forwards to; null: mail comes to `address` directly. */
  inboundAddress: string | null;
  hasSecret: boolean;
  removed: boolean;
  forwarding: { state: ForwardingState; sentAt: string | null; seenAt: string | null };
  /** The forwarding test has come back at least once: replies may leave under `address`. */
  proven: boolean;
  lastMailAt: string | null;
  outTest: { at: string; problem: string | null } | null;
  dns: MailDns | null;
  dnsCheckedAt: string | null;
}
