import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { PgBoss } from "pg-boss";
import type { TestProject } from "vitest/node";
import { startEmbeddedDb } from "#scripts/embedded-db.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server. */
    databaseServer: string;
    /** What `create database "…"` is followed by for a copy of the migrated database. */
    copyOfTemplate: string;
  }
}

/**
 * Before all: one PostgreSQL, and one migrated database to copy from, in which the job queue has its tables, too.
 * `TEST_DATABASE_URL` names a server of one's own.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.TEST_DATABASE_URL;
  const embedded = own ? null : await startEmbeddedDb({ dataDir: ".data/test/pg", fast: true });
  const server = own ?? embedded!.url("postgres");
  const template = `latte_template_${process.pid}_${Date.now().toString(36)}`;
  const url = new URL(server);
  url.pathname = `/${template}`;
  await sql(server, `create database "${template}"`);
  await promisify(execFile)(process.execPath, [path.resolve("node_modules/.bin/prisma"), "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: url.href },
  });
  const jobQueue = new PgBoss({ connectionString: url.href, schema: "pgboss", supervise: false, schedule: false });
  await jobQueue.start();
  await jobQueue.stop({ graceful: false });
  project.provide("databaseServer", server);
  // Half the work of the usual way where the database is small; PostgreSQL 14 does not know the word yet.
  project.provide("copyOfTemplate", `template "${template}"${own ? "" : " strategy file_copy"}`);
  return async () => {
    await sql(server, `drop database if exists "${template}" with (force)`);
    await embedded?.stop();
  };
}

async function sql(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(text);
  await client.end();
}
