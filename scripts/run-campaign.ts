import fs from "node:fs";
import { countIn, mergeCounts, printCounts, type Counts } from "#tests/campaign/count-stories.ts";
import { bin, runBeside } from "./run.ts";

const folder = ".data/campaign";
/** Stories of one shop: more would make it slow. */
const chunk = 500;

/**
 * Plays so many stories of acts under faults (tests/campaign), in shops of 500 with a seed each, and says what came of
 * them. The first story that fails is printed, as short as it can be made, with what plays it again; then it ends.
 * @returns whether all went well
 */
export async function runCampaign(stories: number, seed: number): Promise<boolean> {
  fs.mkdirSync(folder, { recursive: true });
  const report = `${folder}/${process.pid}.json`;
  const started = Date.now();
  let all: Counts = {};
  for (let done = 0, place = 0; done < stories; place++) {
    const runs = Math.min(chunk, stories - done);
    const own = { CAMPAIGN_RUNS: String(runs), CAMPAIGN_SEED: String(seed + place), CAMPAIGN_REPORT: report };
    const args = [bin("vitest"), "run", "--project", "journeys", "tests/journeys/money-campaign.test.ts"];
    const { code, output } = await runBeside(args, own);
    if (code !== 0) {
      console.log(`${output}\nA story of seed ${seed + place} came out wrong, after ${done} that did not`);
      return false;
    }
    all = mergeCounts(all, JSON.parse(fs.readFileSync(report, "utf8")) as Counts);
    done += runs;
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    console.log(`${minutes} min: ${done} stories, ${countIn(all, "acts")} acts; seed ${seed + place}`);
  }
  fs.rmSync(report, { force: true });
  console.log(`\n${printCounts(all)}\n\nAll ${stories} stories came out right; seeds ${seed} and on`);
  return true;
}
