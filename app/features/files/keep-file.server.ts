import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { fileDigest } from "#app/platform/files/file-digest.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { sniffFile } from "./sniff-file.server.ts";

export interface KeptFile {
  id: bigint;
  sizeBytes: number;
  /** What the bytes are. */
  contentType: string;
}

/**
 * Keeps the bytes and gives the row that names them; the same bytes again give the same row. Done before anything
 * points at the row, and outside of a transaction: the row is there first, then the bytes, then who uses it. A crash in
 * between leaves a row that nobody uses, which `clearFiles` finds; until it is a day old it is left alone, and keeping
 * the same bytes again makes it young.
 * @throws FilesUnavailable when the store cannot take it now
 */
export async function keepFile(desk: Desk, bytes: Uint8Array): Promise<KeptFile> {
  const digest = fileDigest(bytes);
  const contentType = await sniffFile(bytes);
  const [row] = await desk.sql<{ id: bigint }>`
    insert into stored_file (shop_id, digest, size_bytes, content_type, created_at)
    values (${SHOP}, ${digest}, ${bytes.byteLength}::int, ${contentType}, ${desk.now()}::timestamptz)
    on conflict (shop_id, digest) do update set created_at = excluded.created_at, content_type = excluded.content_type
    returning id`;
  if (!row) throw new Error("a file was neither found nor made");
  await desk.files.put(digest, bytes);
  return { id: row.id, sizeBytes: bytes.byteLength, contentType };
}
