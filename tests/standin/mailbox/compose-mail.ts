import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";

/** A mail as a customer writes it. */
export interface CustomerMail {
  from: { name: string; address: string };
  to: string;
  cc?: string[];
  subject: string;
  text: string;
  /** `null` sends plain text only. */
  html?: string | null;
  /** Message-ID of the mail that is answered, without angle brackets. */
  inReplyTo?: string | null;
  references?: string[];
  attachments?: { filename: string; contentType: string; base64: string }[];
  /** The sender's provider says that the address is forged: DMARC, SPF and DKIM fail. */
  spoofed?: boolean;
  /** More headers, e.g. `Auto-Submitted`. */
  headers?: Record<string, string>;
  date?: Date;
}

/** Name under which the pretend provider of the shop signs its checks. */
export const AUTHSERV_ID = "mx.latte.test";

/** The bytes that the shop's provider would hand on: the customer's mail below the provider's own header. */
export async function composeMail(mail: CustomerMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? undefined,
    messageId: `<${randomUUID()}@${mail.from.address.split("@")[1] ?? "customer.test"}>`,
    inReplyTo: mail.inReplyTo ? `<${mail.inReplyTo}>` : undefined,
    references: mail.references?.map((id) => `<${id}>`).join(" ") || undefined,
    date: mail.date ?? new Date(),
    headers: mail.headers,
    attachments: mail.attachments?.map(({ filename, contentType, base64 }) => ({
      filename,
      contentType,
      content: Buffer.from(base64, "base64"),
    })),
  });
  return addVerdict(await composer.compile().build(), mail.from.address, mail.spoofed ?? false);
}

/** Puts the provider's verdict about the sender on top, as the last server on the way does. */
export function addVerdict(raw: Buffer, from: string, spoofed: boolean): Buffer {
  const result = spoofed ? "fail" : "pass";
  const domain = from.split("@")[1] ?? "unknown";
  const verdict = [
    `Authentication-Results: ${AUTHSERV_ID};`,
    ` dmarc=${result} header.from=${domain};`,
    ` spf=${result} smtp.mailfrom=${from};`,
    ` dkim=${result} header.d=${domain}`,
  ];
  return Buffer.concat([Buffer.from(`${verdict.join("\r\n")}\r\n`), raw]);
}
