import { readFileSync } from "node:fs";
import { deskForMail } from "#app/desk.server.ts";
import { env } from "#app/env.server.ts";
import { isMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { receiveMail } from "#app/features/channels/receive-mail.server.ts";
import { badRequest, methodNotAllowed, tooLarge, unauthorised, unavailable } from "#app/http.server.ts";
import { findMailbox } from "#app/platform/db/mailbox-directory.server.ts";
import { makeRoom } from "#app/make-room.ts";
import { log } from "#app/platform/log/log.server.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { startSmtpListener, type ReceivedMail, type SmtpListener } from "#app/platform/mail/smtp-in.server.ts";
import { rememberBriefly } from "#app/platform/remember-briefly.ts";
import { readBody } from "#app/read-body.server.ts";

/** The doors for mail: SMTP, and HTTP for providers that forward. Both end in the same use-case. */

const largestMailBytes = 35 * 1024 * 1024;
/** Bodies that are being read: one of the largest of a mailbox, three of all. A provider that is put off comes again. */
const room = makeRoom({ each: largestMailBytes, all: 3 * largestMailBytes });

interface Home {
  mailboxId: bigint;
  desk: Desk;
}

/** Who has the mailbox of this address. One that has gone since is found out when a mail is to be stored. */
const findHome = rememberBriefly(async (recipient: string): Promise<Home | null> => {
  const mailbox = await findMailbox(recipient);
  const desk = mailbox && (await deskForMail(mailbox.shopId));
  return desk && { mailboxId: mailbox.id, desk };
});

/**
 * What STARTTLS needs; read once, so a new certificate wants a new start.
 * @throws Error naming a file that cannot be read
 */
const readTls = () =>
  env.MAIL_TLS_KEY_FILE
    ? { key: readFileSync(env.MAIL_TLS_KEY_FILE, "utf8"), cert: readFileSync(env.MAIL_TLS_CERT_FILE, "utf8") }
    : null;

/** Listens for mail; a mail is acknowledged when it is stored for every mailbox that it names. */
export const startInboundMail = (port: number): Promise<SmtpListener> =>
  startSmtpListener({
    host: env.MAIL_LISTEN_HOST,
    port,
    hostName: env.MAIL_DOMAIN,
    tls: readTls(),
    find: findHome,
    accept: async (mail) => {
      await storeForEachMailbox(mail);
      metrics.mailReceived.inc({ door: "smtp", outcome: "stored" });
    },
    onError: (error) => {
      metrics.mailReceived.inc({ door: "smtp", outcome: "failed" });
      log.error({ err: error }, "mail listener");
    },
  });

async function storeForEachMailbox({ envelopeFrom, recipients, homes, raw }: ReceivedMail<Home>): Promise<void> {
  const receivedAt = new Date();
  const bytes = new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength);
  // A mailbox keeps it once, by however many plus addresses it is named.
  for (const { mailboxId, desk } of new Map(homes.map((home) => [home.mailboxId, home])).values())
    await receiveMail(desk, { mailboxId, envelopeFrom, recipients, raw: bytes, receivedAt });
}

/** `POST` of one raw mail to the mailbox in `?to=`, with that mailbox's secret as bearer token. */
export async function receiveMailByHttp(request: Request): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed();
  const to = new URL(request.url).searchParams.get("to");
  if (!to) return badRequest("to_missing");
  const secret = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
  const mailbox = await findMailbox(to);
  // An unknown address and a wrong secret look the same.
  if (!mailbox || !isMailboxSecret(mailbox.secretHash, secret)) return unauthorised();
  const share = room.shareOf(mailbox.id);
  try {
    const raw = await readBody(request, largestMailBytes, share.claim);
    if (raw) return await storeFromHttp(raw, mailbox, to);
    if (!share.isFull()) return tooLarge();
    metrics.httpTurnedAway.inc({ area: "inbound" });
    return unavailable();
  } finally {
    share.release();
  }
}

async function storeFromHttp(raw: Uint8Array, mailbox: { id: bigint; shopId: bigint }, to: string): Promise<Response> {
  if (!raw.byteLength) return badRequest("empty");
  const desk = await deskForMail(mailbox.shopId);
  if (!desk) return unavailable();
  const { isNew } = await receiveMail(desk, {
    mailboxId: mailbox.id,
    envelopeFrom: "",
    recipients: [to],
    raw: new Uint8Array(raw),
    receivedAt: new Date(),
  });
  metrics.mailReceived.inc({ door: "http", outcome: isNew ? "stored" : "known" });
  return Response.json({ stored: isNew }, { status: isNew ? 201 : 200 });
}
