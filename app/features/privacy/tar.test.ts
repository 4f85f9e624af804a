import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { archiveName, tarEnd, tarEntry } from "./tar.ts";

test("what is written, the system's own tar unpacks", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "latte-tar-"));
  try {
    const at = new Date("2026-11-22T00:00:00Z");
    const large = Buffer.alloc(70_000, "ą");
    const files = { "index.html": Buffer.from("<p>"), "files/1-a.txt": large, "files/2-empty": Buffer.alloc(0) };
    const entries = Object.entries(files).map(([name, bytes]) => tarEntry(name, bytes, at));
    writeFileSync(path.join(folder, "a.tar"), Buffer.concat([...entries, tarEnd()]));
    execFileSync("tar", ["xf", "a.tar"], { cwd: folder });
    for (const [name, bytes] of Object.entries(files)) expect(readFileSync(path.join(folder, name))).toEqual(bytes);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(["../a", "a/../b", "/a", "a//b", "", "ą", "a b", `${"a".repeat(101)}`, "."])("%j is refused", (name) => {
  expect(() => tarEntry(name, Buffer.alloc(0), new Date())).toThrow(RangeError);
});

test.each([
  ["Rechnung März.pdf", "Rechnung_Ma_rz.pdf"],
  ["../../etc/passwd", "__.._etc_passwd"],
  ["..", "_"],
  ["", "_"],
  [`${"x".repeat(200)}.pdf`, `${"x".repeat(56)}.pdf`],
])("%j becomes %j, which fits", (name, expected) => {
  const made = archiveName(name);
  expect(made).toBe(expected);
  expect(() => tarEntry(`files/1-${made}`, Buffer.alloc(0), new Date())).not.toThrow();
});
