import path from "node:path";
import { defineConfig } from "prisma/config";

// Prisma's native schema engine is a download; the WebAssembly build of the same engine comes from npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // `generate` and `validate` read no database, but the engine wants an address that can be parsed.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://nobody@127.0.0.1:1/none" },
});
