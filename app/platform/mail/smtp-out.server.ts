import { createTransport } from "nodemailer";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import type { OutgoingMail } from "./outgoing-mail.ts";

/**
 * What became of a mail that was handed over. `temporary`: the same mail may be handed over again later, a server
 * that said nothing included (it keeps its Message-ID, so a repetition can be told). `permanent`: it never will be.
 */
export type SendOutcome =
  | { ok: true; response: string; accepted: string[]; rejected: string[] }
  | { ok: false; problem: "temporary" | "permanent"; detail: string };

/** Hands mails to the mail server of this installation. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Ends idle connections; a mail that is being handed over is finished first. */
  close(): void;
}

/** Where mails are handed to: `smtp://user:password@host:587`, `smtps://…:465`. Times in milliseconds. */
export type MailerSettings = { url: string; connectionTimeoutMs?: number; socketTimeoutMs?: number };

/** Makes a mailer with a pool of five connections. Throws when the URL is no SMTP URL; connects at the first mail. */
export function createMailer({ url, connectionTimeoutMs = 10_000, socketTimeoutMs = 30_000 }: MailerSettings): Mailer {
  if (!/^smtps?:\/\//i.test(url)) throw new Error("the mail server's URL must begin with smtp:// or smtps://");
  const target = new URL(url);
  const secure = target.protocol === "smtps:";
  const transport = createTransport({
    host: target.hostname.replace(/^\[|\]$/g, ""),
    port: target.port === "" ? (secure ? 465 : 587) : Number(target.port),
    secure,
    ...(target.username === ""
      ? {}
      : { auth: { user: decodeURIComponent(target.username), pass: decodeURIComponent(target.password) } }),
    pool: true,
    maxConnections: 5,
    maxMessages: 100,
    connectionTimeout: connectionTimeoutMs,
    greetingTimeout: connectionTimeoutMs,
    dnsTimeout: connectionTimeoutMs,
    socketTimeout: socketTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });

  return {
    async send(mail) {
      try {
        const info = await transport.sendMail(toNodemailer(mail));
        metrics.mailSent.inc({ outcome: "taken" });
        return {
          ok: true,
          response: info.response,
          accepted: addressesOf(info.accepted),
          rejected: addressesOf(info.rejected),
        };
      } catch (error) {
        const failure = classifyFailure(error);
        metrics.mailSent.inc({ outcome: failure.problem });
        return { ok: false, ...failure };
      }
    },
    close() {
      transport.close();
    },
  };
}

/** Our mail in nodemailer's words: addresses always as objects, never as strings that would be parsed. */
export function toNodemailer(mail: OutgoingMail) {
  return {
    from: mail.from,
    to: mail.to,
    ...(mail.cc?.length ? { cc: mail.cc } : {}),
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.messageId}>`,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: `<${mail.inReplyTo}>` }),
    ...(mail.references.length === 0 ? {} : { references: mail.references.map((id) => `<${id}>`).join(" ") }),
    headers: mail.headers,
    envelope: mail.envelope,
    attachments: mail.attachments.map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * A 5xx answer about the mail is final. Everything else may pass: a server that is away, a 4xx answer, and also a
 * refused password or certificate, which is our fault and not the mail's.
 */
function classifyFailure(error: unknown): { problem: "temporary" | "permanent"; detail: string } {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string };
  const detail = (message ?? String(error)).replace(/\s+/g, " ").slice(0, 500);
  if (code === "EAUTH" || code === "ETLS") return { problem: "temporary", detail };
  const isFinal = responseCode === undefined ? code === "EENVELOPE" : responseCode >= 500;
  return { problem: isFinal ? "permanent" : "temporary", detail };
}

function addressesOf(list: readonly (string | { address: string })[]): string[] {
  return list.map((entry) => (typeof entry === "string" ? entry : entry.address));
}
