/**
 * Makes the schema data files beside this script from the Admin schema that Shopify publishes on npm
 * (`@shopify/dev-mcp`, ISC; see NOTICE.md).
 *
 *   node tests/standin/schema/make-schema.ts [folder of the unpacked package]
 *
 * Without an argument the package is fetched with `npm pack`. Descriptions go, because nothing at run time reads them
 * and they are nine tenths of the size; what is only said in them (which mutations demand `@idempotent`) is written
 * to its own file first.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

const apiVersion = "2026-10";
const packageSpec = "@shopify/dev-mcp@1.16.0";
const here = import.meta.dirname;

interface RawField {
  name: string;
  description?: string;
  isProtected?: boolean;
  protectedContent?: string | null;
}
interface RawType {
  name: string;
  fields: RawField[] | null;
}
interface RawScope {
  type: "type" | "field" | string;
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
}
interface RawFile {
  data: { __schema: { types: RawType[] } };
  offline_scopes: { items: RawScope[] };
}

function unpackFromRegistry(): string {
  const folder = mkdtempSync(join(tmpdir(), "admin-schema-"));
  const archive = execFileSync("npm", ["pack", packageSpec, "--silent"], { cwd: folder, encoding: "utf8" }).trim();
  execFileSync("tar", ["-xzf", archive], { cwd: folder });
  return join(folder, "package");
}

/** Introspection keys that `buildClientSchema` reads; everything else is documentation. */
const keptKeys = new Set(
  (
    "kind name ofType fields inputFields args interfaces enumValues possibleTypes type types defaultValue isDeprecated " +
    "deprecationReason isOneOf specifiedByURL queryType mutationType subscriptionType directives locations isRepeatable __schema"
  ).split(" "),
);

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key, inner]) => keptKeys.has(key) && inner !== null);
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, key === "deprecationReason" ? "deprecated" : strip(inner)]),
  );
}

const folder = process.argv[2] ?? unpackFromRegistry();
const raw = JSON.parse(
  gunzipSync(readFileSync(join(folder, "dist", "data", `admin_${apiVersion}.json.gz`))).toString("utf8"),
) as RawFile;
const types = raw.data.__schema.types;

const mutations = types.find((type) => type.name === "Mutation")?.fields ?? [];
const idempotentMutations = mutations
  .filter((field) => /idempotency key is required/.test(field.description ?? ""))
  .map((field) => field.name);

const scopes: Record<string, { anyOf: string[]; text: string }> = {};
for (const item of raw.offline_scopes.items) {
  if (item.offlineScopes.length === 0) continue;
  const key = item.fieldName ? `${item.typeName}.${item.fieldName}` : item.typeName;
  scopes[key] = { anyOf: [...new Set(item.offlineScopes)], text: item.requiredAccess.trim() };
}

const protectedFields: Record<string, string> = {};
for (const type of types)
  for (const field of type.fields ?? [])
    if (field.isProtected && field.protectedContent)
      protectedFields[`${type.name}.${field.name}`] = field.protectedContent;

const compact = JSON.stringify({ apiVersion, data: strip(raw.data), scopes, protectedFields });
writeFileSync(join(here, `admin-${apiVersion}.json.gz`), gzipSync(compact, { level: 9 }));
writeFileSync(join(here, "idempotent-mutations.json"), `${JSON.stringify(idempotentMutations, null, 2)}\n`);
console.log(
  `${types.length} types, ${Object.keys(scopes).length} scope rules, ${Object.keys(protectedFields).length} protected fields, ` +
    `${idempotentMutations.length} idempotent mutations, ${compact.length} characters`,
);
