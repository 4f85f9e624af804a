import type { MailMessage } from "./mail-message.ts";

/** A stored mail without its bytes. */
export interface StoredMail {
  id: bigint;
  mailboxId: bigint;
  envelopeFrom: string;
  recipients: string[];
  receivedAt: Date;
}

/** A stored mail and what it says. */
export interface ReadMail {
  mail: StoredMail;
  message: MailMessage;
}

/** The message that came of a mail. */
export interface FiledMessage {
  /** The stored mail that it came of. */
  mailId: bigint;
  ticketId: bigint;
  number: number;
  messageId: bigint;
  kind: "customer" | "guest";
  /** A person wrote, and somebody should look: neither a machine nor spam. */
  isNews: boolean;
}
