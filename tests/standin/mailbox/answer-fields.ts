import type { CustomerMail } from "./compose-mail.ts";
import type { Mailbox } from "./mailbox.ts";
import type { SendRequest } from "./page/mailbox-api.ts";
import { quoteReply } from "./quote.ts";

/** The mail that a customer's program would make of what was typed: threading headers, quotation, HTML part. */
export async function answerFields(mailbox: Mailbox, request: SendRequest, locale: string): Promise<CustomerMail> {
  const answered = request.answers === null ? null : mailbox.store.find(request.answers);
  const content = answered && (await mailbox.read(answered));
  const quoted = answered && {
    fromName: answered.fromName,
    fromAddress: answered.fromAddress,
    to: answered.envelopeTo.join(", "),
    subject: answered.subject,
    at: new Date(answered.at),
    text: content?.text ?? "",
  };
  const body = quoteReply(request.text, quoted, request.quote, locale);
  return {
    from: request.as,
    to: request.to,
    subject: request.subject,
    text: body.text,
    html: request.asHtml ? body.html : null,
    inReplyTo: answered?.messageId ?? null,
    references: answered ? [...answered.references, ...(answered.messageId ? [answered.messageId] : [])] : [],
    attachments: request.attachments,
    spoofed: request.spoofed,
    headers: request.autoReply ? { "Auto-Submitted": "auto-replied", Precedence: "bulk" } : undefined,
  };
}
