/**
 * Measures the built app against three yardsticks, with 100,000 and 1,000,000 tickets: `npm run bench`. The databases are
 * kept in .data/bench (about 7 GB; the first run takes some twenty minutes to fill them) and made anew when their shape
 * changes. `npm run bench -- --quick` only shows that it runs.
 */
import { fullPlan, quickPlan, runBench, writeBenchJson } from "#tests/bench/run-bench.ts";
import { startEmbeddedDb } from "./embedded-db.ts";
import { ensureBuild } from "./ensure-build.ts";

const folder = ".data/bench";
const quick = process.argv.includes("--quick");
const report = `tests/output/bench${quick ? "-quick" : ""}.json`;

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
  if (!process.argv.includes("--no-build")) await ensureBuild();
  const server = await startEmbeddedDb({ dataDir: `${folder}/pg` });
  cleanUps.push(() => server.stop());
  for (const note of server.notes) console.log(note);
  const done = await runBench({
    server,
    folder,
    plan: quick ? quickPlan : fullPlan,
    say: (line) => console.log(line),
    onCleanUp: (work) => cleanUps.push(work),
  });
  writeBenchJson(done, report);
  console.log(`\nAlso in ${report}.`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
process.exit();
