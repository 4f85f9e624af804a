import type { Bounce } from "#app/platform/mail/bounce.ts";
import type { ThreadCandidate } from "#app/platform/mail/thread-candidates.ts";

/** The state of one of our mails, as a report of failed delivery has it. */
export interface DeliveryReport {
  ticketId: bigint;
  messageId: bigint;
  detail: string;
}

/**
 * What a report says about a mail of ours; `null` when it does not name one by an id that we signed, or tells of no
 * final failure. Anybody can write such a report; only who had the mail knows its id.
 */
export function readDeliveryReport(
  bounce: Bounce | null,
  ownMessage: (id: string) => { ticketId: bigint; messageId: bigint } | null,
): DeliveryReport | null {
  if (bounce?.action !== "failed" || bounce.originalMessageId === null) return null;
  const message = ownMessage(bounce.originalMessageId);
  if (!message) return null;
  const detail = [bounce.status, bounce.diagnostic].filter(Boolean).join(" ");
  return { ...message, detail: detail || "failed" };
}

/** One of our own mails that came back to us: it would answer itself for ever. */
export function isOwnMessage(
  mail: { messageId: string | null; automatic: { because: readonly string[] } },
  ownMessage: (id: string) => object | null,
): boolean {
  return (
    mail.messageId !== null && ownMessage(mail.messageId) !== null && mail.automatic.because.includes("own_address")
  );
}

/** Which tickets of this shop the candidates lead to. */
export interface KnownThreads {
  ticketIds: ReadonlySet<bigint>;
  /** By the Message-ID that somebody else gave to a stored message. */
  ticketByForeignId: ReadonlyMap<string, bigint>;
}

/** The ticket that a mail continues: the surest candidate that exists in this shop; `null`: a new one. */
export function chooseThread(candidates: readonly ThreadCandidate[], known: KnownThreads): bigint | null {
  for (const candidate of candidates) {
    if (candidate.by === "foreign_message_id") {
      const ticketId = known.ticketByForeignId.get(candidate.id);
      if (ticketId !== undefined) return ticketId;
    } else if (known.ticketIds.has(candidate.ticketId)) return candidate.ticketId;
  }
  return null;
}
