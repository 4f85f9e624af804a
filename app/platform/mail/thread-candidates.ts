import type { MailEnvelope } from "./parsed-mail.ts";

/** A conversation that an arriving mail may belong to, and what speaks for it. */
export type ThreadCandidate =
  | { by: "reply_token"; ticketId: bigint }
  | { by: "own_message_id"; ticketId: bigint; messageId: bigint }
  | { by: "foreign_message_id"; id: string };

/** How our own marks are read, bound to one shop. */
export type VerifyMarks = {
  replyAddress(recipient: string): { ticketId: bigint } | null;
  messageId(id: string): { ticketId: bigint; messageId: bigint } | null;
};

const MAX_IDS = 50;

/**
 * The conversations a mail may continue, the surest first: a signed token in a recipient of the envelope, our signed
 * ids in `In-Reply-To` and then in `References` from the last to the first, and then ids that others made, to be looked
 * up among the stored ones of the same shop. Subject and order numbers are never asked. An empty list is a new
 * conversation. A candidate says where the mail belongs, not who may see what: the sender is checked apart.
 */
export function listThreadCandidates(
  mail: Pick<MailEnvelope, "inReplyTo" | "references">,
  recipients: readonly string[],
  verify: VerifyMarks,
): ThreadCandidate[] {
  const tokens = recipients.slice(0, 100).flatMap((recipient): ThreadCandidate[] => {
    const target = verify.replyAddress(recipient);
    return target === null ? [] : [{ by: "reply_token", ticketId: target.ticketId }];
  });
  const ids = [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])].slice(0, MAX_IDS);
  const own: ThreadCandidate[] = [];
  const foreign: ThreadCandidate[] = [];
  for (const id of ids) {
    const message = verify.messageId(id);
    if (message === null) foreign.push({ by: "foreign_message_id", id });
    else own.push({ by: "own_message_id", ...message });
  }
  return [...tokens, ...own, ...foreign];
}
