import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#app/env.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { nameStatement } from "./name-statement.ts";
import { PrismaClient } from "./generated/client.ts";

/** The connections that `prisma` uses; the operator's metrics count them. */
export const databasePool = singleton("database pool", makePool);

/**
 * The unbound client. It sees every shop, so only what works before a shop is known, or for all of them, may use it:
 * the doors, the sessions, the job queue and the platform itself (the architecture test knows the list).
 */
export const prisma = singleton("prisma", () => {
  const adapter = new PrismaPg(databasePool, { disposeExternalPool: true, statementNameGenerator });
  return new PrismaClient({ adapter });
});

/** The type asks for a name; the driver takes it that a statement has none. */
function statementNameGenerator({ sql }: { sql: string }): string {
  return (nameStatement(sql) ?? undefined) as string;
}

function makePool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  // For a moment while a connection changes hands nobody else listens; should it break then, the process would end.
  pool.on("connect", (client) => {
    client.on("error", (error) => log.warn({ err: error }, "a connection to the database broke"));
  });
  // The same is told of the pool, where Prisma hears it once it has connected: who asks the pool before may not be ended by it.
  pool.on("error", () => {});
  return pool;
}
