import { afterEach, expect, test, vi } from "vitest";
import { putStaged } from "./staged-upload.server.ts";

const file = { fileName: "label.pdf", contentType: "application/pdf", bytes: Buffer.from("%PDF-1.4") };
const target = { url: "https://store.example.com/", parameters: [{ name: "key", value: "a" }] };

afterEach(() => vi.unstubAllGlobals());

test("a store that never answers is waited for no longer than was said, and nothing can have been done", async () => {
  vi.stubGlobal(
    "fetch",
    (_url: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
  );
  await expect(putStaged(target, file, 20)).rejects.toMatchObject({ kind: "unreachable", mayHaveActed: false });
}, 5_000);
