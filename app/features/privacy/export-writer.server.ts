import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { keepFile } from "../files/keep-file.server.ts";
import type { Desk } from "../shared/desk.ts";
import { dropExport } from "./drop-export.server.ts";
import { tarEnd, tarEntry } from "./tar.ts";

const compress = promisify(gzip);

/** So much is held in memory before a piece is stored. */
const pieceBytes = 8 * 1024 * 1024;

export interface ExportWriter {
  /** Puts a file into the archive. */
  add(name: string, bytes: Uint8Array | string): Promise<void>;
  /** Stores what is held as a piece; the number of the next one. */
  flush(): Promise<number>;
  /** Ends the archive. */
  end(): Promise<void>;
}

/**
 * Writes a .tar.gz in pieces that are compressed by themselves: one after the other they are one archive. A piece is a
 * stored file, so that neither memory nor store meets a large one. `from` is the first piece to be written; what an
 * earlier run wrote from there on is forgotten.
 * @throws FilesUnavailable from every method while the store is away
 */
export async function openExport(desk: Desk, requestId: bigint, from = 0): Promise<ExportWriter> {
  await dropExport(desk, requestId, from);
  let position = from;
  let held: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    if (!size) return position;
    const file = await keepFile(desk, await compress(Buffer.concat(held)));
    await desk.sql`
      insert into export_part (shop_id, request_id, position, file_id)
      values (${SHOP}, ${requestId}, ${position}::int, ${file.id})
      on conflict (shop_id, request_id, position) do update set file_id = excluded.file_id`;
    position++;
    held = [];
    size = 0;
    return position;
  };
  const push = (bytes: Uint8Array) => {
    held.push(bytes);
    size += bytes.byteLength;
  };
  return {
    flush,
    async add(name, content) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      push(tarEntry(name, bytes, desk.now()));
      if (size >= pieceBytes) await flush();
    },
    async end() {
      push(tarEnd());
      await flush();
    },
  };
}
