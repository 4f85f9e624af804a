import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import type { ReadMail } from "./filed-message.ts";

/** What makes two mails one. */
interface Likeness {
  header: string;
  author: string;
  text: string;
  files: [string, number][];
}

/**
 * Which of these are the same mail by another way (two of our addresses, other stamps in its header): same id, sender,
 * words and files as a message that is there, or as an earlier one of these. A mail that only borrows an id is kept, and
 * so is one of which nothing could be read. Until the transaction ends nobody else files mails of these ids. Two
 * statements.
 */
export async function findDuplicates(tx: DeskTx, mails: readonly ReadMail[]): Promise<Set<bigint>> {
  const compared = mails.flatMap((read) => {
    const likeness = likenessOf(read);
    return likeness ? [{ id: read.mail.id, likeness, key: JSON.stringify(likeness) }] : [];
  });
  if (!compared.length) return new Set();
  // In one order, so that two who file mails of the same ids do not wait for one another.
  const headers = [...new Set(compared.map(({ likeness }) => likeness.header))].sort();
  await tx.sql`
    select pg_advisory_xact_lock(hashtextextended(header, ${SHOP}::bigint))::text as held
    from unnest(${headers}::text[]) as header`;
  const asked = compared.map(({ id, likeness }) => ({ mail_id: id.toString(), ...likeness }));
  const known = await tx.sql<{ mail_id: bigint }>`
    select a.mail_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(mail_id bigint, header text, author text, text text, files jsonb)
    where exists (
      select 1 from message m
      where m.shop_id = ${SHOP} and m.message_id_header = a.header and m.kind in ('customer', 'guest')
        and m.author_email = a.author and m.body_text = a.text
        and (select coalesce(jsonb_agg(jsonb_build_array(f.file_name, f.size_bytes) order by f.position), '[]')
             from attachment f where f.shop_id = m.shop_id and f.message_id = m.id) = a.files)`;
  const found = new Set(known.map(({ mail_id }) => mail_id));
  const seen = new Set<string>();
  for (const { id, key } of compared) {
    if (seen.has(key)) found.add(id);
    seen.add(key);
  }
  return found;
}

function likenessOf({ message }: ReadMail): Likeness | null {
  const files = message.attachments.map(({ fileName, sizeBytes }): [string, number] => [fileName, sizeBytes]);
  if (message.messageIdHeader === null || (message.bodyText === "" && !files.length)) return null;
  return { header: message.messageIdHeader, author: message.authorEmail, text: message.bodyText, files };
}
