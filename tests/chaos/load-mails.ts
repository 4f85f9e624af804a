import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import nodemailer from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type { StoredMail } from "#tests/standin/mailbox/stored-mail.ts";
import type { Random } from "#tests/standin/world/random.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord, SentMail } from "./chaos-record.ts";
import { atRate, untilAnswered, type Ends } from "./pace.ts";

const share = { answers: 0.3, files: 0.2, sentAgain: 0.05 };

/**
 * Customers write, some of them into a thread, some with a file. The same bytes are brought again until the app says that
 * it has them, and sometimes once more: a provider that has lost the answer does so.
 */
export function loadMails(app: ChaosApp, record: ChaosRecord, random: Random, perSecond: number, ends: Ends) {
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port: app.mailPort,
    ignoreTLS: true,
    connectionTimeout: 5_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  const ticketOf = new Map(app.cases.map(({ customerEmail, ticketNumber }) => [customerEmail, ticketNumber]));
  return atRate(perSecond, ends, async (place) => {
    const messageId = `${place}-${random.digits(12)}@chaos.test`;
    const answers = random.chance(share.answers) ? pickReply(app, random) : null;
    const from = answers?.envelopeTo[0] ?? `customer-${random.int(1, 300)}@example.com`;
    const to = answers?.replyTo ?? app.supportAddress;
    const content = random.chance(share.files) ? randomBytes(random.int(100, 60_000)) : null;
    const raw = await compose({ from, to, messageId, answers, content, place });
    const mail: SentMail = {
      messageId,
      fileDigest: content && createHash("sha256").update(content).digest("hex"),
      answersTicket: answers ? (ticketOf.get(from) ?? null) : null,
      tries: 0,
      acknowledged: false,
    };
    record.mails.push(mail);
    const send = async () => {
      mail.tries++;
      await transport.sendMail({ envelope: { from, to: [to] }, raw });
      return true;
    };
    mail.acknowledged = (await untilAnswered(ends, send)) ?? false;
    if (!random.chance(share.sentAgain)) return;
    await sleep(random.int(0, 3_000));
    await untilAnswered(ends, send);
  });
}

function pickReply(app: ChaosApp, random: Random): StoredMail | null {
  const replies = app.standin.mailbox.messages({ direction: "from-shop" });
  return replies.length ? random.pick(replies) : null;
}

interface Written {
  from: string;
  to: string;
  messageId: string;
  answers: StoredMail | null;
  content: Buffer | null;
  place: number;
}

const compose = ({ from, to, messageId, answers, content, place }: Written): Promise<Buffer> =>
  new MailComposer({
    from: { name: "Customer", address: from },
    to,
    subject: answers ? `Re: ${answers.subject}` : `Where is my parcel? (${place})`,
    messageId: `<${messageId}>`,
    ...(answers?.messageId && { inReplyTo: `<${answers.messageId}>`, references: `<${answers.messageId}>` }),
    text: `Hello,\n\nmy parcel number ${place} has not come yet. Could you look for it?\n\nThank you`,
    attachments: content ? [{ filename: `note-${place}.bin`, content, contentType: "application/octet-stream" }] : [],
  })
    .compile()
    .build();
