import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { build } from "vite";

const ROOT = resolve(import.meta.dirname, "../..");
const run = promisify(execFile);
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(ROOT, "node_modules", ".mail-bundle-"));
  const entry = join(folder, "entry.ts");
  const source = join(ROOT, "app/platform/mail/parse-mime.server.ts");
  await writeFile(
    entry,
    `import { closeMimeWorkers, parseMime } from ${JSON.stringify(source)};
     const mail = await parseMime(Buffer.from("Subject: bundled\\r\\n\\r\\nhi"));
     await closeMimeWorkers();
     console.log(JSON.stringify(mail));`,
  );
  await build({
    configFile: false,
    root: ROOT,
    logLevel: "error",
    build: { ssr: entry, outDir: join(folder, "out"), target: "node22", rollupOptions: { output: { format: "es" } } },
  });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it("the worker is found from a bundle, wherever the process was started", async () => {
  const { stdout } = await run(process.execPath, [join(folder, "out", "entry.js")], { cwd: "/" });
  expect(JSON.parse(stdout)).toMatchObject({ kind: "mail", subject: "bundled", text: "hi" });
}, 30_000);

it("and from the source as it is", async () => {
  const source = join(ROOT, "app/platform/mail/parse-mime.server.ts");
  const lines = `const { closeMimeWorkers, parseMime } = await import(${JSON.stringify(source)});
    const mail = await parseMime(Buffer.from("Subject: plain\\r\\n\\r\\nhi"));
    await closeMimeWorkers();
    console.log(JSON.stringify(mail));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", lines], { cwd: "/" });
  expect(JSON.parse(stdout)).toMatchObject({ kind: "mail", subject: "plain", text: "hi" });
}, 30_000);
