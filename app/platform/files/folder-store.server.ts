import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileDigest } from "./file-digest.server.ts";
import { FilesUnavailable, fileName, type FileKey, type FileStore } from "./file-store.ts";

/**
 * Keeps files in a folder that only this user may enter. A file gets its name when it is written whole and safe on the
 * disk. Several processes may share the folder.
 */
export function createFolderStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (key: FileKey) => join(root, fileName(key));
  return {
    put: (key, bytes) =>
      guard(async () => {
        const path = pathOf(key);
        if ((await sizeOf(path)) === bytes.byteLength) return;
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeWhole(path, bytes);
      }),
    get: (key) =>
      guard(async () => {
        const bytes = await readFile(pathOf(key)).catch(unlessMissing);
        if (bytes && fileDigest(bytes) !== key.digest) throw new Error("the file is damaged");
        return bytes;
      }),
    remove: (key) => guard(() => rm(pathOf(key), { force: true })),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomUUID()}`;
  try {
    const file = await open(part, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

const sizeOf = async (path: string): Promise<number | null> => (await stat(path).catch(unlessMissing))?.size ?? null;

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new FilesUnavailable(`the folder of files: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
