import { createHash } from "node:crypto";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { storingTogether } from "#app/features/shared/store-together.ts";
import { waitingMail } from "./file-waiting-mail.server.ts";

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
 * @throws Error when the mailbox is gone, or the shop has uninstalled the app: the sender hears so when it tries again
 */
export async function receiveMail(desk: Desk, mail: ArrivedMail): Promise<{ isNew: boolean }> {
  const stored = await storeTogether(desk, mail);
  if (!stored) throw new Error("the mailbox of an arriving mail went away");
  return stored;
}

type Stored = { isNew: boolean } | null;

const storeTogether: (desk: Desk, mail: ArrivedMail) => Promise<Stored> = storingTogether({
  store: storeMails,
  sizeOf: (mail) => mail.raw.length,
  mostItems: 50,
  mostBytes: 1024 * 1024,
});

async function storeMails(desk: Desk, mails: readonly ArrivedMail[]): Promise<Stored[]> {
  const stored = await desk.tx(async (tx) => {
    const open = await listOpenMailboxes(tx, mails);
    const isNew = await insertMails(
      tx,
      mails.filter(({ mailboxId }) => open.has(mailboxId)),
    );
    return mails.map(({ mailboxId }) => (open.has(mailboxId) ? { isNew: isNew.shift()! } : null));
  });
  await waitingMail.ask(desk);
  return stored;
}

async function listOpenMailboxes(tx: DeskTx, mails: readonly ArrivedMail[]): Promise<Set<bigint>> {
  const asked = [...new Set(mails.map(({ mailboxId }) => mailboxId))];
  const rows = await tx.sql<{ id: bigint }>`
    select m.id from mailbox m join shop s on s.shop_id = m.shop_id
    where m.shop_id = ${SHOP} and m.id = any(${asked}::bigint[])
      and m.removed_at is null and s.uninstalled_at is null`;
  return new Set(rows.map(({ id }) => id));
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
  const isNew = new Set(stored.map(({ digest }) => digest));
  return rows.map(({ digest }) => isNew.delete(digest));
}
