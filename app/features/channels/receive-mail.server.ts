import { createHash } from "node:crypto";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { processMailJob } from "./mail-jobs.ts";

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
 * Keeps the mail and asks for it to be filed; once this has resolved the mail cannot be lost. The same bytes again,
 * also at another mailbox of the shop, are the mail that is there already (`isNew` false).
 */
export async function receiveMail(desk: Desk, mail: ArrivedMail): Promise<{ isNew: boolean }> {
  const digest = createHash("sha256").update(mail.raw).digest("hex");
  return desk.tx(async (tx) => {
    const [stored] = await tx.db.inboundMail.createManyAndReturn({
      data: [
        {
          mailboxId: mail.mailboxId,
          envelopeFrom: cleanLine(mail.envelopeFrom, 320),
          recipients: mail.recipients.slice(0, 100).map((address) => cleanLine(address, 320)),
          raw: mail.raw,
          sizeBytes: mail.raw.length,
          digest,
          receivedAt: mail.receivedAt,
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    if (stored) await tx.enqueue(processMailJob, { mailId: stored.id.toString() });
    return { isNew: stored !== undefined };
  });
}
