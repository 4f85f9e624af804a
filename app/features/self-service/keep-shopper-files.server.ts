import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import { cleanFileName } from "#app/platform/mail/file-name.ts";
import { keepFile } from "#app/features/files/keep-file.server.ts";
import { sniffFile } from "#app/features/files/sniff-file.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { nameByType, type ShopperFile } from "./shopper-file.ts";

/** A file that is in the store, and that no message has yet. */
export interface KeptShopperFile {
  fileId: bigint;
  fileName: string;
  contentType: string;
  sizeBytes: number;
}

/** What came as a file, with what it is and a name that says so. */
export async function readShopperFile(fileName: string, bytes: Uint8Array): Promise<ShopperFile> {
  const contentType = await sniffFile(bytes);
  return { fileName: nameByType(cleanFileName(fileName), contentType), contentType, bytes };
}

/**
 * Puts files into the store, before a message has them: outside of a transaction. What no message gets is forgotten after
 * a day. `unavailable`: the store is away, and the shopper may send it without, or later.
 */
export async function keepShopperFiles(
  desk: Desk,
  files: readonly ShopperFile[],
): Promise<Outcome<KeptShopperFile[], "unavailable">> {
  const kept: KeptShopperFile[] = [];
  try {
    for (const { fileName, bytes } of files) {
      const { id: fileId, contentType, sizeBytes } = await keepFile(desk, bytes);
      kept.push({ fileId, fileName, contentType, sizeBytes });
    }
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    desk.log.warn({ err: error }, "a shopper's file could not be kept");
    return refuse("unavailable");
  }
  return succeed(kept);
}

/** Gives kept files to a message, in the transaction that writes it; those that it has already are left out. */
export async function attachShopperFiles(
  tx: DeskTx,
  messageId: bigint,
  files: readonly KeptShopperFile[],
): Promise<void> {
  if (!files.length) return;
  const there = await tx.db.attachment.findMany({ where: { messageId }, select: { fileId: true } });
  const known = new Set(there.map(({ fileId }) => fileId));
  const added = files.filter(({ fileId }) => !known.has(fileId) && known.add(fileId));
  await tx.db.attachment.createMany({
    data: added.map((file, place) => ({ ...file, messageId, position: there.length + place })),
  });
}
