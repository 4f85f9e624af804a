import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/** Bytes come through the driver as text, several times their size: a large mail is fetched in parts. */
const partBytes = 2 * 1024 * 1024;

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
