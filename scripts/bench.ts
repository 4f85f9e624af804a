/**
 * Measures the built app against three yardsticks, with 100,000 and 1,000,000 tickets: `npm run bench`. The databases are
 * kept in .data/bench (about 7 GB; the first run takes some twenty minutes to fill them) and made anew when their shape
 * changes. `npm run bench -- --quick` only shows that it runs.
 */
import { fullPlan, quickPlan, runBench, writeBenchJson } from "#tests/bench/run-bench.ts";
import { startEmbeddedDb } from "./embedded-db.ts";
import { ensureBuild } from "./ensure-build.ts";
import { runToEnd } from "./run-to-end.ts";

const folder = ".data/bench";
const quick = process.argv.includes("--quick");
const report = `tests/output/bench${quick ? "-quick" : ""}.json`;

await runToEnd(async (onCleanUp) => {
  if (!process.argv.includes("--no-build")) await ensureBuild();
  const server = await startEmbeddedDb({ dataDir: `${folder}/pg` });
  onCleanUp(() => server.stop());
  for (const note of server.notes) console.log(note);
  const done = await runBench({
    server,
    folder,
    plan: quick ? quickPlan : fullPlan,
    say: (line) => console.log(line),
    onCleanUp,
  });
  writeBenchJson(done, report);
  console.log(`\nAlso in ${report}.`);
});
