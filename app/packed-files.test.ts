import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servePackedFiles } from "./packed-files.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "packed-"));
const code = "export const a = 1;\n".repeat(100);
let server: http.Server;
beforeAll(async () => {
  fs.writeFileSync(path.join(folder, "page.($a)-X1.js"), code);
  fs.writeFileSync(path.join(folder, "letters.woff2"), "w");
  const app = express().use(servePackedFiles(folder));
  app.use((_, response) => void response.status(404).end("next"));
  await new Promise<void>((done) => (server = app.listen(0, "127.0.0.1", () => done())));
});
afterAll(() => {
  server.close();
  fs.rmSync(folder, { recursive: true });
});

/** Asks as it is written: nothing is unpacked or tidied up on the way. */
const ask = (path: string, encoding?: string) =>
  new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>((done) => {
    const { port } = server.address() as { port: number };
    const headers = encoding ? { "accept-encoding": encoding } : {};
    http.get({ port, host: "127.0.0.1", path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        done({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
  });

test("a script comes compressed as the browser likes it, and is kept by it", async () => {
  for (const _ of [1, 2]) {
    const { status, headers, body } = await ask("/page.($a)-X1.js", "gzip, deflate");
    expect([status, headers["content-encoding"], headers["content-type"]]).toEqual([
      200,
      "gzip",
      "text/javascript; charset=utf-8",
    ]);
    expect(headers["cache-control"]).toContain("immutable");
    expect(gunzipSync(body).toString()).toBe(code);
  }
  expect((await ask("/page.($a)-X1.js", "gzip, br")).headers["content-encoding"]).toBe("br");
});

test("what is no script, is not there, lies elsewhere or is not wanted compressed is left to others", async () => {
  for (const path of ["/letters.woff2", "/none.js", "/../packed-files.js", "/..%2fx.js"])
    expect((await ask(path, "gzip")).status, path).toBe(404);
  expect((await ask("/page.($a)-X1.js")).status).toBe(404);
});

test.each([
  ["gzip", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0", undefined],
  ["BR", "br"],
  ["*", "br"],
  ["*;q=0", undefined],
  ["identity", undefined],
  ["broken", undefined],
  [undefined, undefined],
])("who accepts %s gets %s", async (accepted, expected) => {
  const { status, headers } = await ask("/page.($a)-X1.js", accepted);
  expect([status, headers["content-encoding"]]).toEqual([expected ? 200 : 404, expected]);
});
