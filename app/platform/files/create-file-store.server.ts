import type { Env } from "#app/env.server.ts";
import type { FileStore } from "./file-store.ts";
import { createFolderStore } from "./folder-store.server.ts";
import { createS3Store } from "./s3-store.server.ts";

/** The store that the environment names: an S3-compatible one where its address is set, else a folder. */
export function createFileStore(env: Env): FileStore {
  if (!env.FILES_S3_ENDPOINT) return createFolderStore(env.FILES_DIR);
  return createS3Store({
    endpoint: env.FILES_S3_ENDPOINT,
    bucket: env.FILES_S3_BUCKET,
    region: env.FILES_S3_REGION,
    key: env.FILES_S3_KEY,
    secret: env.FILES_S3_SECRET,
  });
}
