import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fileDigest } from "#app/platform/files/file-digest.server.ts";
import { fileName, filesOfShop, type FileStore } from "#app/platform/files/file-store.ts";
import { createFolderStore } from "#app/platform/files/folder-store.server.ts";
import { createS3Store } from "#app/platform/files/s3-store.server.ts";
import { startS3Standin, type S3Standin } from "./s3-standin.ts";

let s3: S3Standin;
let folder: string;
let far: FileStore;

beforeAll(async () => {
  s3 = await startS3Standin();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "latte-files-"));
  far = createS3Store({ ...s3, timeoutMs: 300, pauseMs: 5, largestBytes: 2_000_000 });
});
beforeEach(() => {
  s3.faults.length = 0;
  s3.requests.length = 0;
});
afterAll(async () => {
  await s3.close();
  fs.rmSync(folder, { recursive: true });
});

const make = (bytes: Uint8Array = randomBytes(1_000), shopId = 1n) => ({
  key: { shopId, digest: fileDigest(bytes) },
  bytes,
});

describe.each([
  ["a folder", () => createFolderStore(folder)],
  ["an S3-compatible store", () => far],
])("%s", (_name, store) => {
  test("gives back what was put there, and nothing after it was removed", async () => {
    const { key, bytes } = make();
    expect(await store().get(key)).toBeNull();
    await store().put(key, bytes);
    expect(Buffer.from((await store().get(key))!).equals(Buffer.from(bytes))).toBe(true);
    await store().remove(key);
    await store().remove(key);
    expect(await store().get(key)).toBeNull();
  });

  test("an empty file is a file", async () => {
    const { key } = make(new Uint8Array());
    await store().put(key, new Uint8Array());
    expect((await store().get(key))?.byteLength).toBe(0);
  });

  test("many at once put the same file, and it is whole", async () => {
    const { key, bytes } = make(randomBytes(300_000));
    await Promise.all(Array.from({ length: 12 }, () => store().put(key, bytes)));
    expect(fileDigest((await store().get(key))!)).toBe(key.digest);
  });

  test("the same file of another shop is another file", async () => {
    const { key, bytes } = make();
    await filesOfShop(store(), 1n).put(key.digest, bytes);
    expect(await filesOfShop(store(), 2n).get(key.digest)).toBeNull();
  });

  test("no name leads elsewhere", async () => {
    for (const digest of ["../../etc/passwd", "", "A".repeat(64), `${"a".repeat(64)}/..`])
      await expect(async () => store().get({ shopId: 1n, digest })).rejects.toThrow("not a SHA-256 digest");
  });
});

test("a folder is closed to others, and a file that was damaged or half written is never given out", async () => {
  const store = createFolderStore(folder);
  const { key, bytes } = make();
  await store.put(key, bytes);
  const file = path.join(folder, fileName(key));
  expect(fs.statSync(path.dirname(file)).mode & 0o077).toBe(0);
  expect(fs.statSync(file).mode & 0o077).toBe(0);
  fs.writeFileSync(file, Buffer.alloc(bytes.byteLength));
  await expect(store.get(key)).rejects.toMatchObject({ name: "FilesUnavailable" });
  fs.writeFileSync(file, bytes.subarray(0, 10));
  await store.put(key, bytes);
  expect(fileDigest((await store.get(key))!)).toBe(key.digest);
  // Others may lie in the same folder: it goes by the first letters of their names.
  expect(fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith(key.digest))).toEqual([key.digest]);
});

test("a folder that cannot be written says so", async () => {
  fs.writeFileSync(path.join(folder, "in-the-way"), "");
  const { key, bytes } = make();
  const store = createFolderStore(path.join(folder, "in-the-way"));
  await expect(store.put(key, bytes)).rejects.toMatchObject({ name: "FilesUnavailable" });
});

test.each([[["500"]], [["503", "500"]], [["hang"]]] as const)("what passes is tried again: %j", async (faults) => {
  const { key, bytes } = make();
  s3.faults.push(...faults);
  await far.put(key, bytes);
  expect(s3.requests.length).toBe(2 + faults.length);
  expect(s3.objects.get(fileName(key))?.equals(Buffer.from(bytes))).toBe(true);
});

test.each(["cut", "wrong"] as const)("what came back %s is asked for again", async (fault) => {
  const { key, bytes } = make();
  await far.put(key, bytes);
  s3.faults.push(fault);
  expect(fileDigest((await far.get(key))!)).toBe(key.digest);
  s3.faults.push(fault, fault, fault);
  await expect(far.get(key)).rejects.toMatchObject({ name: "FilesUnavailable" });
});

test("three failures are enough; a refusal is not tried again", async () => {
  const { key, bytes } = make();
  s3.faults.push("500", "500", "500");
  await expect(far.put(key, bytes)).rejects.toThrow("answer 500");
  expect(s3.requests).toHaveLength(3);
  s3.requests.length = 0;
  s3.faults.push("403");
  await expect(far.get(key)).rejects.toThrow("refused: 403");
  expect(s3.requests).toHaveLength(1);
});

test("a wrong secret is refused by the signature, and damaged bytes by the checksum", async () => {
  const { key, bytes } = make();
  const stranger = createS3Store({ ...s3, secret: "another", pauseMs: 5 });
  await expect(stranger.put(key, bytes)).rejects.toThrow("refused: 403");
  await expect(far.put({ ...key, digest: fileDigest(randomBytes(3)) }, bytes)).rejects.toThrow("refused: 400");
  expect(s3.objects.has(fileName(key))).toBe(false);
});

test("the same file is put once", async () => {
  const { key, bytes } = make();
  await far.put(key, bytes);
  await far.put(key, bytes);
  expect(s3.requests.filter((one) => one.startsWith("PUT"))).toHaveLength(1);
});

test("more than any file has is not read to its end", async () => {
  const bytes = Buffer.alloc(2_000_001);
  const key = make(bytes).key;
  s3.objects.set(fileName(key), bytes);
  await expect(far.get(key)).rejects.toThrow("more than any file has");
});
