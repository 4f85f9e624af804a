import { AwsClient } from "aws4fetch";
import { fileDigest } from "./file-digest.server.ts";
import { FilesUnavailable, fileName, type FileKey, type FileStore } from "./file-store.ts";

/** How an S3-compatible store is reached; addresses are in path style: `https://endpoint/bucket/key`. */
export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
  /** For one try. Milliseconds. */
  timeoutMs?: number;
  /** Before the second try; it doubles. Milliseconds. */
  pauseMs?: number;
  /** A larger answer is not read to its end. Bytes. */
  largestBytes?: number;
}

const tries = 3;

/**
 * Keeps files in a bucket. The digest goes along as the signed checksum, so that the store refuses what was damaged on
 * the way; what comes back is compared with it. Answers of 5xx, 429 and none at all are tried three times.
 */
export function createS3Store(settings: S3Settings): FileStore {
  const { timeoutMs = 20_000, pauseMs = 200, largestBytes = 64 * 1024 * 1024 } = settings;
  const client = new AwsClient({
    accessKeyId: settings.key,
    secretAccessKey: settings.secret,
    region: settings.region,
    service: "s3",
    retries: 0,
  });
  const base = `${settings.endpoint.replace(/\/+$/, "")}/${encodeURIComponent(settings.bucket)}/`;

  /** One request, its answer read by `read`; `read` may throw to have it tried again. */
  async function ask<T>(
    method: "GET" | "HEAD" | "PUT" | "DELETE",
    key: FileKey,
    bytes: Uint8Array | null,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    let trouble = "";
    for (let attempt = 0; attempt < tries; attempt++) {
      if (attempt) await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)));
      try {
        const request = await client.sign(base + fileName(key), {
          method,
          headers: { "x-amz-content-sha256": bytes ? key.digest : emptyDigest },
          ...(bytes && { body: Buffer.from(bytes) }),
        });
        const response = await fetch(request, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
        if (response.status < 500 && response.status !== 429) return await read(response);
        await response.body?.cancel();
        trouble = `answer ${response.status}`;
      } catch (error) {
        if (error instanceof FilesUnavailable) throw error;
        trouble = error instanceof Error ? error.message : String(error);
      }
    }
    throw new FilesUnavailable(`the store of files: ${trouble}`);
  }

  return {
    async put(key, bytes) {
      const there = await ask("HEAD", key, null, async (response) =>
        response.ok ? Number(response.headers.get("content-length")) : mustBeMissing(response),
      );
      if (there === bytes.byteLength) return;
      await ask("PUT", key, bytes, async (response) => {
        await response.body?.cancel();
        if (!response.ok) throw refused(response);
      });
    },
    get: (key) =>
      ask("GET", key, null, async (response) => {
        if (!response.ok) return mustBeMissing(response);
        const bytes = await readAtMost(response, largestBytes);
        // Cut off on the way, or not what was put there: another try may bring all of it.
        if (fileDigest(bytes) !== key.digest) throw new Error("what came back is not what was stored");
        return bytes;
      }),
    remove: (key) =>
      ask("DELETE", key, null, async (response) => {
        await response.body?.cancel();
        if (!response.ok && response.status !== 404) throw refused(response);
      }),
  };
}

const emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Not to be tried again at once: keys or permissions are wrong. */
const refused = (response: Response) => new FilesUnavailable(`the store of files refused: ${response.status}`);

async function mustBeMissing(response: Response): Promise<null> {
  await response.body?.cancel();
  if (response.status === 404) return null;
  throw refused(response);
}

async function readAtMost(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw new FilesUnavailable("the store of files gave more than any file has");
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
