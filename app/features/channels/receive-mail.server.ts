import { createHash } from "node:crypto";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { Desk } from "#app/features/shared/desk.ts";
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

interface Waiting {
  mail: ArrivedMail;
  digest: string;
  resolve(stored: { isNew: boolean }): void;
  reject(error: unknown): void;
}

const mostTogether = 50;
const bytesTogether = 1024 * 1024;

/** Of each shop: the mails that arrived while the ones before were being stored. */
const arriving = new Map<bigint, Waiting[]>();

/**
 * Keeps the mail and asks for it to be filed; once this has resolved the mail cannot be lost. The same bytes again, also
 * at another mailbox of the shop, are the mail that is there already (`isNew` false). Mails that arrive at once are
 * stored by one transaction: a commit costs more than a mail.
 */
export function receiveMail(desk: Desk, mail: ArrivedMail): Promise<{ isNew: boolean }> {
  const digest = createHash("sha256").update(mail.raw).digest("hex");
  return new Promise((resolve, reject) => {
    const waiting = { mail, digest, resolve, reject };
    const others = arriving.get(desk.shop.id);
    if (others) others.push(waiting);
    else {
      arriving.set(desk.shop.id, [waiting]);
      void storeAll(desk);
    }
  });
}

/** Stores what waits until nothing does. */
async function storeAll(desk: Desk): Promise<void> {
  for (;;) {
    const waiting = arriving.get(desk.shop.id) ?? [];
    if (!waiting.length) {
      arriving.delete(desk.shop.id);
      return;
    }
    await storeTogether(desk, waiting.splice(0, countTogether(waiting)));
  }
}

function countTogether(waiting: readonly Waiting[]): number {
  let bytes = 0;
  const end = waiting.findIndex(({ mail }, index) => {
    bytes += mail.raw.length;
    return index > 0 && (bytes > bytesTogether || index >= mostTogether);
  });
  return end < 0 ? waiting.length : end;
}

/** A mail that cannot be stored makes none of the others fail. */
async function storeTogether(desk: Desk, mails: readonly Waiting[]): Promise<void> {
  try {
    const stored = await store(desk, mails);
    for (const { digest, resolve } of mails) resolve({ isNew: stored.delete(digest) });
  } catch (error) {
    if (mails.length === 1) mails[0]!.reject(error);
    else for (const one of mails) await storeTogether(desk, [one]);
  }
}

/** Returns the digests of the mails that were not there yet. */
const store = (desk: Desk, mails: readonly Waiting[]): Promise<Set<string>> =>
  desk.tx(async (tx) => {
    const rows = await tx.db.inboundMail.createManyAndReturn({
      data: mails.map(({ mail, digest }) => ({
        mailboxId: mail.mailboxId,
        envelopeFrom: cleanLine(mail.envelopeFrom, 320),
        recipients: mail.recipients.slice(0, 100).map((address) => cleanLine(address, 320)),
        raw: mail.raw,
        sizeBytes: mail.raw.length,
        digest,
        receivedAt: mail.receivedAt,
      })),
      skipDuplicates: true,
      select: { digest: true },
    });
    if (rows.length) await tx.enqueue(fileMailJob, {}, { key: "all" });
    return new Set(rows.map(({ digest }) => digest));
  });
