/**
 * Kills the web process and the worker at random and stops PostgreSQL while mails, webhooks, replies and acts come in, then
 * looks whether anything was lost or done twice: `npm run chaos -- 10 42` (minutes, seed). The same seed chooses the same
 * things; when they meet is the machine's affair. `--quick` loads for half a minute. `npm run chaos -- campaign 10000 42`
 * plays so many random stories of acts on orders instead, in one process. Ends with 1 when anything is wrong.
 */
import fs from "node:fs";
import { printLines } from "#tests/chaos/judge-chaos.ts";
import { fullPlan, quickPlan, runChaos } from "#tests/chaos/run-chaos.ts";
import { ensureBuild } from "./ensure-build.ts";
import { runCampaign } from "./run-campaign.ts";
import { runToEnd } from "./run-to-end.ts";

const folder = ".data/chaos";
const flags = process.argv.filter((word) => word.startsWith("--"));
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isCampaign = words[0] === "campaign";
const [length, seed = Date.now() % 1_000_000] = words.slice(isCampaign ? 1 : 0).map(Number);

await runToEnd(async (onCleanUp) => {
  if (isCampaign) {
    if (!(await runCampaign(length ?? 10_000, seed))) process.exitCode = 1;
    return;
  }
  if (!flags.includes("--no-build")) await ensureBuild();
  fs.mkdirSync(folder, { recursive: true });
  const started = Date.now();
  const say = (line: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const plan = flags.includes("--quick") ? quickPlan(seed) : fullPlan(length ?? 10, seed);
  const lines = await runChaos(plan, folder, say, onCleanUp);
  const wrong = lines.reduce((sum, { violations }) => sum + violations.length, 0);
  console.log(
    `\n${printLines(lines)}\n\n${wrong ? `${wrong} things are wrong` : "Nothing lost, nothing twice"}; seed ${seed}`,
  );
  if (wrong) process.exitCode = 1;
});
