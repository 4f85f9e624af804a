import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

/** How a task of `package.json` finds its environment, in a folder with nothing else. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "latte-bootstrap-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test.each(["start", "migrate"])("%s reads .env where there is one; the environment comes first", (task) => {
  fs.mkdirSync(path.join(folder, "scripts"), { recursive: true });
  fs.copyFileSync("scripts/bootstrap.mjs", path.join(folder, "scripts/bootstrap.mjs"));
  fs.writeFileSync(path.join(folder, `scripts/${task}.ts`), "console.log(process.env.ONE, process.env.TWO)");
  const run = () =>
    execFileSync(process.execPath, [path.join(folder, "scripts/bootstrap.mjs"), task], {
      env: { NODE_ENV: "test", PATH: process.env.PATH, TWO: "from the environment" },
      encoding: "utf8",
    }).trim();
  fs.rmSync(path.join(folder, ".env"), { force: true });
  expect(run()).toBe("undefined from the environment");
  fs.writeFileSync(path.join(folder, ".env"), "ONE=from the file\nTWO=from the file\n");
  expect(run()).toBe("from the file from the environment");
});
