import { runOrExit } from "./run.ts";
import { digestOf, onceFor } from "./up-to-date.ts";

const inputs = [
  "app",
  "extensions",
  "public",
  "prisma/schema.prisma",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds for production unless the last build was made of the same sources. */
export async function ensureBuild(): Promise<void> {
  await onceFor(".cache/built", digestOf(inputs), () => runOrExit(["scripts/build.ts"]));
}
