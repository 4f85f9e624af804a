import type { MailAddress } from "./address.ts";

/** A mail as it is handed to the mail server. Ids are without brackets; all lines are clean. */
export type OutgoingMail = {
  from: MailAddress;
  to: MailAddress[];
  /** Who gets it beside them and everybody may know of; who gets it in secret stands in the envelope only. */
  cc?: MailAddress[];
  replyTo: MailAddress | null;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo: string | null;
  /** Oldest first. */
  references: string[];
  headers: Record<string, string>;
  /** What the servers see: reports of failed delivery go to `from`. */
  envelope: { from: string; to: string[] };
  attachments: { fileName: string; contentType: string; content: Uint8Array }[];
};
