/** Makes the code that is derived: the Prisma client and the types of Shopify's schema. Skips what is up to date. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import { promisify } from "node:util";
import { bin, node, runOrExit } from "./run.ts";

const isNewer = (a: string, b: string) => fs.existsSync(a) && fs.statSync(a).mtimeMs > fs.statSync(b).mtimeMs;

if (!isNewer("app/platform/db/generated/client.ts", "prisma/schema.prisma")) {
  const done = await promisify(execFile)(node, [bin("prisma"), "generate"]).catch(
    (error) => error as Error & { stderr: string },
  );
  if (done instanceof Error) {
    console.error(done.stderr);
    process.exit(1);
  }
}
await runOrExit(["scripts/generate-graphql.ts"]);
