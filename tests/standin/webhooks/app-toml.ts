import { readFileSync } from "node:fs";
import type { StandinApp, WebhookSubscription } from "../app-config.ts";

type Value = string | boolean | number | Value[];
type Table = Record<string, Value>;

/** The tables of a TOML file by name; `[[name]]` tables come in order under the same name. */
export type TomlTables = Map<string, Table[]>;

/** What the stand-in takes from `shopify.app.toml`; key, secret and addresses come from whoever starts it. */
export type AppToml = Pick<
  StandinApp,
  "name" | "handle" | "scopes" | "optionalScopes" | "webhookApiVersion" | "webhooks" | "proxy"
>;

/** Reads `shopify.app.toml`. @throws when the file is missing or uses TOML beyond tables, strings, booleans and lists. */
export function readAppToml(path: string): AppToml {
  return describeApp(parseToml(readFileSync(path, "utf8")));
}

/** Turns the parsed file into what Shopify would know of the app. */
export function describeApp(tables: TomlTables): AppToml {
  const top = tables.get("")?.[0] ?? {};
  const access = tables.get("access_scopes")?.[0] ?? {};
  const proxy = tables.get("app_proxy")?.[0];
  const name = String(top.name ?? "App");
  return {
    name,
    handle: String(top.handle ?? name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")),
    scopes: splitScopes(String(access.scopes ?? "")),
    optionalScopes: listOf(access.optional_scopes).flatMap(splitScopes),
    webhookApiVersion: String(tables.get("webhooks")?.[0]?.api_version ?? "2026-10"),
    webhooks: (tables.get("webhooks.subscriptions") ?? []).flatMap(readSubscription),
    proxy: proxy ? { prefix: String(proxy.prefix), subpath: String(proxy.subpath), url: String(proxy.url) } : null,
  };
}

function readSubscription(table: Table): WebhookSubscription[] {
  const name = table.name === undefined ? null : String(table.name);
  const make = (compliance: boolean) => (topic: string) => ({ topic, uri: String(table.uri), compliance, name });
  return [...listOf(table.topics).map(make(false)), ...listOf(table.compliance_topics).map(make(true))];
}

function listOf(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function splitScopes(text: string): string[] {
  return text
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);
}

/** Parses the part of TOML that `shopify.app.toml` uses. @throws with the line that it does not understand. */
export function parseToml(text: string): TomlTables {
  const tables: TomlTables = new Map([["", [{}]]]);
  let table = tables.get("")![0]!;
  for (const line of joinLists(text)) {
    const header = /^\[\[?\s*([\w.-]+)\s*\]\]?$/.exec(line);
    const pair = /^([\w-]+)\s*=\s*(.+)$/.exec(line);
    if (header) {
      table = {};
      tables.set(header[1]!, [...(tables.get(header[1]!) ?? []), table]);
    } else if (pair) table[pair[1]!] = parseValue(pair[2]!);
    else throw new Error(`TOML not understood: ${line}`);
  }
  return tables;
}

/** Lines without comments; a list over several lines becomes one. */
function joinLists(text: string): string[] {
  const lines: string[] = [];
  let open = "";
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/^((?:[^"#]|"(?:[^"\\]|\\.)*")*)#.*$/, "$1").trim();
    if (line === "") continue;
    open = open === "" ? line : `${open} ${line}`;
    const isList = /=\s*\[/.test(open);
    if (isList && !open.endsWith("]")) continue;
    lines.push(open);
    open = "";
  }
  if (open !== "") throw new Error(`TOML list is not closed: ${open}`);
  return lines;
}

function parseValue(text: string): Value {
  try {
    return JSON.parse(text.replace(/^'([^']*)'$/, '"$1"').replace(/,\s*\]$/, "]")) as Value;
  } catch {
    throw new Error(`TOML value not understood: ${text}`);
  }
}
