import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { StoredMail } from "./filed-message.ts";

/** Bytes come through the driver as text, several times their size: a large mail is fetched in parts. */
const partBytes = 2 * 1024 * 1024;

/** A stored mail that waits to be filed, with its bytes. */
export interface RawMail extends StoredMail {
  raw: Uint8Array<ArrayBuffer>;
}

interface Row {
  id: bigint;
  mailbox_id: bigint;
  envelope_from: string;
  recipients: string[];
  received_at: Date;
  size: number;
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** Those of the mails that wait to be filed, in their order. One statement, and one more per 2 MB of a large mail. */
export async function readRawMails(desk: Desk, mailIds: readonly bigint[]): Promise<RawMail[]> {
  const rows = await desk.sql<Row>`
    select id, mailbox_id, envelope_from, recipients, received_at, length(raw)::int as size,
      case when length(raw) <= ${partBytes}::int then raw end as bytes
    from inbound_mail
    where shop_id = ${SHOP} and id = any(${mailIds}::bigint[]) and state = 'received' and raw is not null
    order by id`;
  const mails: RawMail[] = [];
  for (const row of rows) {
    const raw = row.bytes ?? (await readRawMail(desk, row.id));
    if (raw)
      mails.push({
        id: row.id,
        mailboxId: row.mailbox_id,
        envelopeFrom: row.envelope_from,
        recipients: row.recipients,
        receivedAt: row.received_at,
        raw,
      });
  }
  return mails;
}

/** The bytes of a stored mail as it arrived; `null` when the shop has none of this id. One statement per 2 MB. */
export async function readRawMail(desk: Desk, mailId: bigint): Promise<Uint8Array<ArrayBuffer> | null> {
  let raw: Uint8Array<ArrayBuffer> | null = null;
  for (let at = 0; at < (raw?.length ?? 1); at += partBytes) {
    const [part] = await desk.sql<{ size: number; bytes: Uint8Array | null }>`
      select length(raw)::int as size, substring(raw from ${at + 1}::int for ${partBytes}::int) as bytes
      from inbound_mail where shop_id = ${SHOP} and id = ${mailId}`;
    if (!part?.bytes) return null;
    raw ??= new Uint8Array(part.size);
    raw.set(part.bytes, at);
  }
  return raw;
}
