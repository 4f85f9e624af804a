/** Development against a real store: the Shopify CLI makes the tunnel and calls `npm run dev:web`. */
import { runOrExit } from "./run.ts";
import { spawn } from "node:child_process";

await runOrExit(["scripts/generate.ts"]);
const cli = spawn("npx", ["--yes", "@shopify/cli@4.8.2", "app", "dev", ...process.argv.slice(2)], { stdio: "inherit" });
cli.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
