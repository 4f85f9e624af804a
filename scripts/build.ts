/** Builds for production into build/. */
import { bin, runOrExit } from "./run.ts";

await runOrExit(["scripts/generate.ts"]);
await runOrExit([bin("remix"), "vite:build", "--logLevel", "error"], { NODE_ENV: "production" });
