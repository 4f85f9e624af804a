import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#app/env.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { PrismaClient } from "./generated/client.ts";

/**
 * The unbound client. It sees every shop, so only what works before a shop is known, or for all of them, may use it:
 * the doors, the sessions, the job queue and the platform itself (the architecture test knows the list).
 */
export const prisma = singleton(
  "prisma",
  () =>
    new PrismaClient({
      adapter: new PrismaPg({
        connectionString: env.DATABASE_URL,
        max: env.DATABASE_POOL,
        connectionTimeoutMillis: 10_000,
        idleTimeoutMillis: 60_000,
      }),
    }),
);
