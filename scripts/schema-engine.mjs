#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which would have to be downloaded: speaks the same JSON-RPC over
 * standard input and output, and runs @prisma/schema-engine-wasm over @prisma/adapter-pg.
 * `prisma.config.ts` points Prisma here.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const args = process.argv.slice(2);
if (args.includes("--version")) {
  console.log("schema-engine-wasm");
  process.exit(0);
}
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const datasource = JSON.parse(option("--datasource") ?? "{}");
const databaseUrl = datasource.url || process.env.DATABASE_URL || "postgresql://nowhere.invalid/none";

// The adapter does not know the catalog types "char" (18), name (19) and their arrays: report them as text.
const asText = { 18: 25, 19: 25, 1002: 1009, 1003: 1009 };
const singleCharacters = new Set();
const addFields = pg.Result.prototype.addFields;
pg.Result.prototype.addFields = function (fields) {
  for (const field of fields) {
    if (field.dataTypeID === 18) singleCharacters.add(field.name);
    field.dataTypeID = asText[field.dataTypeID] ?? field.dataTypeID;
  }
  return addFields.call(this, fields);
};

/**
 * The adapter splits scripts at each ";", which breaks function bodies: send a script whole. And it has no word for a
 * single character, which the engine insists on where it reads the kinds of constraints.
 */
function runningScriptsWhole(connection) {
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query) => {
    const found = await queryRaw(query);
    const columnTypes = found.columnTypes.map((type, index) =>
      singleCharacters.has(found.columnNames[index]) ? ColumnTypeEnum.Character : type,
    );
    return { ...found, columnTypes };
  };
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

class Postgres extends PrismaPg {
  constructor(url, schema) {
    super({ connectionString: url, max: 4 }, { schema, disposeExternalPool: true });
    this.address = url;
    this.schemaName = schema;
  }

  async connect() {
    return runningScriptsWhole(await super.connect());
  }

  // The adapter's own shadow database lets the connection string win over the database's name.
  async connectToShadowDb() {
    if (datasource.shadowDatabaseUrl)
      return runningScriptsWhole(await new PrismaPg({ connectionString: datasource.shadowDatabaseUrl }).connect());
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const admin = new pg.Client(this.address);
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}"`);
    const url = new URL(this.address);
    url.pathname = `/${name}`;
    const shadow = runningScriptsWhole(
      await new PrismaPg({ connectionString: url.href }, { schema: this.schemaName }).connect(),
    );
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return shadow;
  }
}

function startEngine() {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const module = new WebAssembly.Module(readFileSync(path.join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": wasm });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const files = args.flatMap((value, index) => (args[index - 1] === "--datamodels" ? [value] : []));
  const datamodels = files.map((file) => [file, readFileSync(file, "utf8")]);
  const schema = new URL(databaseUrl).searchParams.get("schema") ?? undefined;
  const adapter = bindMigrationAwareSqlAdapterFactory(new Postgres(databaseUrl, schema));
  return wasm.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, adapter);
}

/** `cli can-connect-to-database | create-database | drop-database`: answers by exit code and one line of log. */
async function runCliCommand(command) {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  const log = (level, message, error_code) =>
    process.stderr.write(
      `\n${JSON.stringify({ level, target: "schema_engine::logger", fields: { message, error_code } })}\n`,
    );
  try {
    const changes = command === "create-database" || command === "drop-database";
    if (changes) url.pathname = "/postgres";
    const client = new pg.Client(url.href);
    await client.connect();
    const verb = command === "create-database" ? "CREATE" : "DROP";
    if (changes) await client.query(`${verb} DATABASE "${name.replaceAll('"', '""')}"`);
    await client.end();
    log("INFO", "ok");
    return 0;
  } catch (error) {
    log("ERROR", error.message, error.code === "3D000" ? "P1003" : "P1001");
    return 1;
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
let engine;
let nextPrintId = 1_000_000;

async function answer({ id, method, params }) {
  try {
    engine ??= await startEngine();
    const name = method === "getDatabaseVersion" ? "version" : method;
    const result = (await engine[name](Array.isArray(params) ? params[0] : params)) ?? {};
    if (method === "diff" && result.stdout)
      send({ id: nextPrintId++, method: "print", params: { content: result.stdout } });
    send({ id, result });
  } catch (error) {
    const message = error?.message ?? String(error);
    const code = error?.code ?? /^(P\d{4})/.exec(message)?.[1];
    const data = code
      ? { is_panic: false, message, error_code: code, meta: error.meta ?? {} }
      : { is_panic: false, message, backtrace: null };
    send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
  }
}

if (args.includes("cli")) {
  process.exit(await runCliCommand(args[args.indexOf("cli") + 1]));
} else {
  let queue = Promise.resolve();
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      if (!line.trim()) return;
      const request = JSON.parse(line);
      if (request.method) queue = queue.then(() => answer(request));
    })
    .on("close", () => queue.then(() => process.exit(0)));
}
