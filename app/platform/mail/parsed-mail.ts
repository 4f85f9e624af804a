import type { MailAddress } from "./address.ts";
import type { AuthenticationResult } from "./authentication-results.ts";
import type { AutomaticVerdict } from "./automatic-mail.ts";
import type { Bounce } from "./bounce.ts";

/** What the header block says. Every string is one clean line; ids are without angle brackets. */
export type MailEnvelope = {
  messageId: string | null;
  inReplyTo: string[];
  /** Oldest first, at most 50: the newest ones are kept. */
  references: string[];
  /** The first mailbox of the first `From`; `null` when there is none that can be read. */
  from: MailAddress | null;
  /** More than one `From` header or more than one mailbox in it: whoever shows the sender says so. */
  fromAmbiguous: boolean;
  /** The `Sender` header, when it names another mailbox than `from`. */
  sender: MailAddress | null;
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  /** There were more recipients than the limit; the rest is left out. */
  recipientsCut: boolean;
  subject: string;
  /** As the sender's clock had it: only to be shown. Conversations are ordered by arrival. */
  date: Date | null;
  automatic: AutomaticVerdict;
  authentication: AuthenticationResult;
  /** The values of `X-Loop`, and how many servers the mail passed. */
  loop: { marks: string[]; hops: number };
};

/** A received file. Its bytes are read by `extractAttachment(raw, index)`. */
export type MailAttachment = {
  index: number;
  fileName: string;
  /** As the sender declared it: not to be trusted when the file is served. */
  contentType: string;
  sizeBytes: number;
  /** Without angle brackets; images in the HTML name it in `data-cid`. */
  contentId: string | null;
  inline: boolean;
};

/** A mail that could be read whole. */
export type ParsedMail = MailEnvelope & {
  kind: "mail";
  /** The text part, or the HTML part as text, without white space at its end; "" when the mail has neither. */
  text: string;
  textCut: boolean;
  /** What the sender wrote now, and what is quoted history or signature below it. */
  visibleText: string;
  quotedText: string;
  /** Sanitised; `null` when there is no HTML part or it was beyond the limits. */
  html: string | null;
  htmlProblem: "too_large" | "too_deep" | null;
  hasRemoteContent: boolean;
  attachments: MailAttachment[];
  bounce: Bounce | null;
};

/** Why a mail could not be read. */
export type StubReason =
  | "too_large"
  | "too_many_parts"
  | "too_deep"
  | "headers_too_large"
  | "too_many_attachments"
  | "attachment_too_large"
  | "timeout"
  | "out_of_memory"
  | "unreadable";

/** A mail that is kept raw and shown as one that could not be read, with what its header block says. */
export type StubMail = MailEnvelope & { kind: "stub"; reason: StubReason };
