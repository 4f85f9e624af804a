/**
 * Kills the web process and the worker at random and stops PostgreSQL while mails, webhooks, replies and acts come in, then
 * looks whether anything was lost or done twice: `npm run chaos -- 10 42` (minutes, seed). The same seed chooses the same
 * things; when they meet is the machine's affair. `--quick` takes half a minute. Ends with 1 when anything is wrong.
 */
import fs from "node:fs";
import { printLines } from "#tests/chaos/judge-chaos.ts";
import { fullPlan, quickPlan, runChaos } from "#tests/chaos/run-chaos.ts";
import { ensureBuild } from "./ensure-build.ts";
import { runToEnd } from "./run-to-end.ts";

const folder = ".data/chaos";
const flags = process.argv.filter((word) => word.startsWith("--"));
const [minutes = 10, seed = Date.now() % 1_000_000] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith("--"))
  .map(Number);

await runToEnd(async (onCleanUp) => {
  if (!flags.includes("--no-build")) await ensureBuild();
  fs.mkdirSync(folder, { recursive: true });
  const started = Date.now();
  const say = (line: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const plan = flags.includes("--quick") ? quickPlan(seed) : fullPlan(minutes, seed);
  const lines = await runChaos(plan, folder, say, onCleanUp);
  const wrong = lines.reduce((sum, { violations }) => sum + violations.length, 0);
  console.log(
    `\n${printLines(lines)}\n\n${wrong ? `${wrong} things are wrong` : "Nothing lost, nothing twice"}; seed ${seed}`,
  );
  if (wrong) process.exitCode = 1;
});
