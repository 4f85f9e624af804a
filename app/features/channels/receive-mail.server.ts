import { createHash } from "node:crypto";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { askForWork } from "#app/features/shared/ask-for-work.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { storingTogether } from "#app/features/shared/store-together.ts";
import { fileMailJob } from "./mail-jobs.ts";

/** A mail at one of the shop's mailboxes, before anything is read from it. */
export interface ArrivedMail {
  mailboxId: bigint;
  /** "" for a report of failed delivery. */
  envelopeFrom: string;
  /** The addresses of the envelope, with their plus parts. */
  recipients: string[];
  raw: Uint8Array<ArrayBuffer>;
  receivedAt: Date;
}

/**
 * Keeps the mail and asks for it to be filed; once this has resolved the mail cannot be lost. The same bytes again, also
 * at another mailbox of the shop, are the mail that is there already (`isNew` false).
 */
export const receiveMail: (desk: Desk, mail: ArrivedMail) => Promise<{ isNew: boolean }> = storingTogether({
  store: storeMails,
  sizeOf: (mail) => mail.raw.length,
  mostItems: 50,
  mostBytes: 1024 * 1024,
});

async function storeMails(desk: Desk, mails: readonly ArrivedMail[]): Promise<{ isNew: boolean }[]> {
  const isNew = await desk.tx((tx) => insertMails(tx, mails));
  if (isNew.some((one) => one)) await askForWork(desk, fileMailJob);
  return isNew.map((one) => ({ isNew: one }));
}

async function insertMails(tx: DeskTx, mails: readonly ArrivedMail[]): Promise<boolean[]> {
  const rows = mails.map((mail) => ({
    mailboxId: mail.mailboxId,
    envelopeFrom: cleanLine(mail.envelopeFrom, 320),
    recipients: mail.recipients.slice(0, 100).map((address) => cleanLine(address, 320)),
    raw: mail.raw,
    sizeBytes: mail.raw.length,
    digest: createHash("sha256").update(mail.raw).digest("hex"),
    receivedAt: mail.receivedAt,
  }));
  const stored = await tx.db.inboundMail.createManyAndReturn({
    data: rows,
    skipDuplicates: true,
    select: { digest: true },
  });
  if (stored.length) await tx.enqueue(fileMailJob, {}, { key: "all" });
  const isNew = new Set(stored.map(({ digest }) => digest));
  return rows.map(({ digest }) => isNew.delete(digest));
}
