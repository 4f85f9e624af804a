import { createHash } from "node:crypto";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { join, part, planAnew, runParts, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { Desk } from "#app/features/shared/desk.ts";
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
  const arrived = mails.map((mail) => ({ ...mail, digest: createHash("sha256").update(mail.raw).digest("hex") }));
  const rows = await runParts<{ mailbox_id: bigint | null; digest: string | null }>(desk.sql, insertOpen(arrived));
  await waitingMail.ask(desk);
  const open = new Set(rows.map((row) => row.mailbox_id));
  const isNew = new Set(rows.map((row) => row.digest));
  return arrived.map(({ mailboxId, digest }) => (open.has(mailboxId) ? { isNew: isNew.delete(digest) } : null));
}

/**
 * Stores those whose mailbox is there; gives these mailboxes, and the digests that are new. One statement, so one commit.
 */
const insertOpen = (mails: readonly (ArrivedMail & { digest: string })[]): SqlFragment => part`${planAnew}
  with arrived (mailbox_id, envelope_from, recipients, raw, size_bytes, digest, received_at) as (
    values ${join(mails.map(rowOf), ", ")}
  ), open as (
    select m.id from mailbox m join shop s on s.shop_id = m.shop_id
    where m.shop_id = ${SHOP} and m.id in (select mailbox_id from arrived)
      and m.removed_at is null and s.uninstalled_at is null
  ), stored as (
    insert into inbound_mail (shop_id, mailbox_id, envelope_from, recipients, raw, size_bytes, digest, received_at)
    select ${SHOP}, arrived.* from arrived where mailbox_id in (select id from open)
    on conflict (shop_id, digest) do nothing
    returning digest
  )
  select id as mailbox_id, null as digest from open union all select null, digest from stored`;

const rowOf = ({ raw, ...mail }: ArrivedMail & { digest: string }): SqlFragment => part`(${mail.mailboxId}::bigint,
  ${cleanLine(mail.envelopeFrom, 320)}::text,
  ${mail.recipients.slice(0, 100).map((address) => cleanLine(address, 320))}::text[],
  ${raw}::bytea, ${raw.length}::int, ${mail.digest}::text, ${mail.receivedAt}::timestamptz)`;
