/** Types, lint rules and formatting. */
import { bin, run, runOrExit } from "./run.ts";

await runOrExit(["scripts/generate.ts"]);
const codes = [
  await run([bin("tsc"), "--noEmit", "-p", "."]),
  await run([bin("eslint"), "--max-warnings", "0", "."]),
  await run([bin("prettier"), "--check", "--log-level", "warn", "."]),
];
process.exit(codes.some((code) => code !== 0) ? 1 : 0);
