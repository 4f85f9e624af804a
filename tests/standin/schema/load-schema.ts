import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, printSchema } from "graphql";
import type { GraphQLSchema, IntrospectionQuery } from "graphql";

/** What a type or a field asks of the token: at least one of `anyOf`. */
export interface ScopeRule {
  anyOf: string[];
  /** Shopify's own words, as it prints them in an access error. */
  text: string;
}

export interface AdminSchema {
  apiVersion: string;
  schema: GraphQLSchema;
  /** Keyed by type name (`Order`) or by field (`Mutation.orderUpdate`); a field's rule goes before its type's. */
  scopes: ReadonlyMap<string, ScopeRule>;
  /** Fields (`Order.email`) that hold protected customer data, and which part of it. */
  protectedFields: ReadonlyMap<string, string>;
  /** Mutations that refuse to run without `@idempotent(key:)`. */
  idempotentMutations: ReadonlySet<string>;
}

interface SchemaFile {
  apiVersion: string;
  data: IntrospectionQuery;
  scopes: Record<string, ScopeRule>;
  protectedFields: Record<string, string>;
}

/** Beyond the modules, which are loaded anew for each file of tests. */
const kept = globalThis as { standinAdminSchema?: AdminSchema };

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), "utf8")) as T;
}

/** Reads the published Admin schema with its scope table (0.2–0.3 s, then kept for the life of the process). */
export function loadAdminSchema(): AdminSchema {
  if (kept.standinAdminSchema) return kept.standinAdminSchema;
  const packed = readFileSync(join(import.meta.dirname, "admin-2026-10.json.gz"));
  const file = JSON.parse(gunzipSync(packed).toString("utf8")) as SchemaFile;
  const supplement = readJson<{ scopes: Record<string, ScopeRule>; protectedFields: Record<string, string> }>(
    "scope-supplement.json",
  );
  const loaded = {
    apiVersion: file.apiVersion,
    schema: buildClientSchema(file.data, { assumeValid: true }),
    scopes: new Map(Object.entries({ ...file.scopes, ...supplement.scopes })),
    protectedFields: new Map(Object.entries({ ...file.protectedFields, ...supplement.protectedFields })),
    idempotentMutations: new Set(readJson<string[]>("idempotent-mutations.json")),
  };
  kept.standinAdminSchema = loaded;
  return loaded;
}

/** The whole Admin schema in schema definition language, without descriptions: the input of type generation. */
export function printAdminSdl(): string {
  return printSchema(loadAdminSchema().schema);
}
