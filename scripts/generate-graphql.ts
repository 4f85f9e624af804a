/**
 * Writes what the compiler needs to type the app's GraphQL documents: the Admin schema and gql.tada's view of it.
 * Neither is in the repository; both come from the published schema that is. Done in a moment when they are up to date.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const source = path.join(root, "tests/standin/schema/admin-2026-10.json.gz");
const folder = path.join(root, "app/platform/shopify");
const schemaFile = path.join(folder, "schema.graphql");
const typesFile = path.join(folder, "graphql-env.d.ts");

const digest = createHash("sha256").update(readFileSync(source)).digest("hex");
const mark = `# Made by scripts/generate-graphql.ts from ${digest}\n`;

if (isUpToDate()) console.log("GraphQL types: up to date");
else {
  const { printAdminSdl } = await import("#tests/standin/schema/load-schema.ts");
  writeFileSync(schemaFile, mark + printAdminSdl());
  const cli = path.join(root, "node_modules/gql.tada/bin/cli.js");
  execFileSync(process.execPath, [cli, "generate-output", "--tsconfig", path.join(root, "tsconfig.json")], {
    cwd: root,
    stdio: "inherit",
  });
  console.log("GraphQL types: written");
}

function isUpToDate(): boolean {
  if (!existsSync(schemaFile) || !existsSync(typesFile)) return false;
  return readFileSync(schemaFile, { encoding: "utf8" }).startsWith(mark);
}
