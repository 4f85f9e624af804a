/**
 * Measures the built app against three yardsticks, with 100,000 and 1,000,000 tickets: `npm run bench`. The databases are
 * kept in .data/bench (about 7 GB; the first run takes some twenty minutes to fill them) and made anew when their shape
 * changes. `npm run bench -- --quick` only shows that it runs. `npm run bench -- help` measures the search of the help
 * centre alone, `npm run bench -- storefront` what the theme app extension costs a store, `npm run bench -- tracking` what
 * shoppers are answered who ask for an order; each takes a minute or a few.
 */
import { measureHelp } from "#tests/bench/help/measure-help.ts";
import { reportStorefront } from "#tests/bench/storefront/report-storefront.ts";
import { reportTracking } from "#tests/bench/tracking/report-tracking.ts";
import { fullPlan, quickPlan, runBench, writeBenchJson } from "#tests/bench/run-bench.ts";
import { startEmbeddedDb } from "./embedded-db.ts";
import { ensureBuild } from "./ensure-build.ts";
import { runToEnd } from "./run-to-end.ts";

const folder = ".data/bench";
const quick = process.argv.includes("--quick");
const report = `tests/output/bench${quick ? "-quick" : ""}.json`;

await runToEnd(async (onCleanUp) => {
  const storefront = () => reportStorefront(quick ? 1 : 5, (line) => console.log(line));
  if (process.argv.includes("storefront")) {
    const failed = await storefront();
    if (failed.length && !quick) process.exitCode = 1;
    return;
  }
  if (!process.argv.includes("--no-build") && !process.argv.includes("help")) await ensureBuild();
  const server = await startEmbeddedDb({ dataDir: `${folder}/pg` });
  onCleanUp(() => server.stop());
  for (const note of server.notes) console.log(note);
  if (process.argv.includes("help")) {
    await measureHelp(server, { rounds: quick ? 1 : 5, articles: quick ? 100 : 2_000 }, (line) => console.log(line));
    return;
  }
  if (process.argv.includes("tracking")) {
    const plan = quick
      ? { orders: 200, rounds: 1, tries: 20, seconds: 60 }
      : { orders: 10_000, rounds: 20, tries: 100, seconds: 240 };
    const failed = await reportTracking(server, plan, (line) => console.log(line), onCleanUp);
    if (failed.length && !quick) process.exitCode = 1;
    return;
  }
  const done = await runBench({
    server,
    folder,
    plan: quick ? quickPlan : fullPlan,
    say: (line) => console.log(line),
    onCleanUp,
  });
  console.log("\nThe theme app extension in a store:");
  await storefront();
  writeBenchJson(done, report);
  console.log(`\nAlso in ${report}.`);
});
