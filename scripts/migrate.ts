/** Brings the database at DATABASE_URL to the schema of this version. Safe to run again, and by several at once. */
import { bin, runOrExit } from "./run.ts";

if (!process.env.DATABASE_URL) {
  console.error("DATABASE_URL is missing: the address of the database to migrate.");
  process.exit(1);
}
await runOrExit([bin("prisma"), "migrate", "deploy"]);
