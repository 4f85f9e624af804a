/**
 * Kills the web process and the worker at random and stops PostgreSQL while mails, webhooks, replies and acts come in, then
 * looks whether anything was lost or done twice: `npm run chaos -- 10 42` (minutes, seed). The same seed chooses the same
 * things; when they meet is the machine's affair. `--quick` takes half a minute. Ends with 1 when anything is wrong.
 */
import fs from "node:fs";
import { printLines } from "#tests/chaos/judge-chaos.ts";
import { fullPlan, quickPlan, runChaos } from "#tests/chaos/run-chaos.ts";
import { ensureBuild } from "./ensure-build.ts";

const folder = ".data/chaos";
const flags = process.argv.filter((word) => word.startsWith("--"));
const [minutes = 10, seed = Date.now() % 1_000_000] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith("--"))
  .map(Number);

const cleanUps: (() => Promise<void>)[] = [];
let cleaning: Promise<void> | null = null;
function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const work of cleanUps.reverse()) await work().catch((error: unknown) => console.error(error));
  })();
  return cleaning;
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void cleanUp().then(() => process.exit(130)));

try {
  if (!flags.includes("--no-build")) await ensureBuild();
  fs.mkdirSync(folder, { recursive: true });
  const started = Date.now();
  const say = (line: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const plan = flags.includes("--quick") ? quickPlan(seed) : fullPlan(minutes, seed);
  const lines = await runChaos(plan, folder, say, (work) => cleanUps.push(work));
  const wrong = lines.reduce((sum, { violations }) => sum + violations.length, 0);
  console.log(
    `\n${printLines(lines)}\n\n${wrong ? `${wrong} things are wrong` : "Nothing lost, nothing twice"}; seed ${seed}`,
  );
  if (wrong) process.exitCode = 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
process.exit();
