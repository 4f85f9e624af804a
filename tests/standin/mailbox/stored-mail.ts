import PostalMime from "postal-mime";
import type { Email } from "postal-mime";

/** One mail of the pretend world, with its exact bytes. */
export interface StoredMail {
  id: number;
  /** When the mailbox got it (from the app) or took it to be sent (from a customer). ISO 8601, UTC. */
  at: string;
  /** `from-shop`: the app sent it. `to-shop`: a customer did. */
  direction: "from-shop" | "to-shop";
  envelopeFrom: string;
  envelopeTo: string[];
  /** The message as it went over the wire, in base64. */
  raw: string;
  subject: string;
  fromName: string;
  fromAddress: string;
  /** Without angle brackets; `null` when the mail has none. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  replyTo: string | null;
  /** How far it has come; mails from the shop have always arrived. */
  state: "queued" | "delivered" | "refused";
  problem: string | null;
}

/** Reads a raw message; the caller has its bytes. */
export function parseMail(raw: Uint8Array): Promise<Email> {
  return PostalMime.parse(raw, { attachmentEncoding: "base64" });
}

/** The addresses of a header, groups opened. */
export function addressesOf(list: Email["to"]): string[] {
  return (list ?? []).flatMap((one) => (one.group ? one.group.map((inner) => inner.address) : [one.address ?? ""]));
}

/** The row to keep for a raw message. */
export async function describeMail(
  raw: Uint8Array,
  given: Pick<StoredMail, "id" | "at" | "direction" | "envelopeFrom" | "envelopeTo" | "state">,
): Promise<StoredMail> {
  const email = await parseMail(raw);
  return {
    ...given,
    raw: Buffer.from(raw).toString("base64"),
    subject: email.subject ?? "",
    fromName: email.from?.name ?? "",
    fromAddress: email.from?.address ?? given.envelopeFrom,
    messageId: bare(email.messageId),
    inReplyTo: bare(email.inReplyTo),
    references: (email.references ?? "").split(/\s+/).flatMap((one) => bare(one) ?? []),
    replyTo: addressesOf(email.replyTo)[0] ?? null,
    problem: null,
  };
}

function bare(id: string | undefined): string | null {
  return id?.trim().replace(/^<|>$/g, "") || null;
}
