import { isRobotAddress } from "#app/platform/mail/automatic-mail.ts";
import { isOwnAddress } from "#app/platform/mail/address.ts";
import { isReachable } from "./mail-message.ts";

/** What is known of a customer's first mail when its acknowledgement is due. */
export interface FirstMail {
  address: string;
  /** A list, a bulk mail, a machine, an out-of-office note: everything that `judgeAutomatic` finds. */
  automatic: boolean;
  senderTrust: string | null;
  status: string;
  blocked: boolean;
  /** Our own and the provider's addresses of the shop's mailboxes. */
  ownMailboxes: readonly string[];
}

export type NoAcknowledgement = "automatic" | "robot" | "own_mailbox" | "unreachable" | "forged" | "spam" | "blocked";

/**
 * Why a mail gets no automatic answer; `null` when it may get one. RFC 3834: never to machines, lists and ourselves. Ours:
 * never where the sender's address is known to be forged, because the answer would reach somebody who wrote nothing.
 */
export function whyNoAcknowledgement(mail: FirstMail): NoAcknowledgement | null {
  if (mail.automatic) return "automatic";
  if (!isReachable(mail.address)) return "unreachable";
  if (isRobotAddress(mail.address)) return "robot";
  if (isOwnAddress(mail.address, mail.ownMailboxes)) return "own_mailbox";
  if (mail.senderTrust === "failed") return "forged";
  if (mail.status === "spam") return "spam";
  if (mail.blocked) return "blocked";
  return null;
}
