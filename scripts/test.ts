/**
 * Everything that has to be right, in one command: types, lint, formatting, unit tests, journeys, the build, and the
 * browser. Ends with the count alone on a line. `npm test -- unit` runs one step.
 */
import fs from "node:fs";
import path from "node:path";
import { bin, run } from "./run.ts";

interface Count {
  passed: number;
  failed: number;
  /** Where each failed test is and how it failed, for the end of a long log. */
  failures?: string[];
}

/** What is read of Vitest's JSON report. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

const check = async (...args: string[]): Promise<Count> =>
  (await run(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Runs one of the projects of vitest.config.ts and counts its tests; a run that ends badly is at least one failure. */
async function vitest(project: string): Promise<Count> {
  const report = `.cache/vitest-${project}.json`;
  fs.rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run([bin("vitest"), "run", "--project", project, ...reporters]);
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(report, "utf8")) as Report;
  const failures = testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const tests = assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => `${file} > ${fullName}\n${failureMessages.join("\n").slice(0, 2_000)}`);
    return tests.length || !message ? tests : [`${file}\n${message.slice(0, 2_000)}`];
  });
  if (numPassedTests + numFailedTests === 0) return { passed: 0, failed: 1, failures };
  return { passed: numPassedTests, failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests), failures };
}

const steps: Record<string, () => Promise<Count>> = {
  generate: () => check("scripts/generate.ts"),
  types: () => check(bin("tsc"), "--noEmit", "-p", "."),
  lint: () => check(bin("eslint"), "--max-warnings", "0", "."),
  format: () => check(bin("prettier"), "--check", "--log-level", "warn", "."),
  unit: () => vitest("unit"),
  journeys: () => vitest("journeys"),
  build: () => check("scripts/build.ts"),
  browser: () => vitest("browser"),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length) {
  console.error(`There is no step ${unknown.join(", ")}; there are ${Object.keys(steps).join(", ")}.`);
  process.exit(2);
}

fs.mkdirSync(".cache", { recursive: true });
const sum: Count = { passed: 0, failed: 0 };
const failed: string[] = [];
const failures: string[] = [];
for (const [name, step] of Object.entries(steps)) {
  // What is generated is needed by all others.
  if (wanted.length && name !== "generate" && !wanted.includes(name)) continue;
  const started = Date.now();
  const count = await step();
  sum.passed += count.passed;
  sum.failed += count.failed;
  if (count.failed) failed.push(name);
  failures.push(...(count.failures ?? []));
  console.log(
    `${count.failed ? "✗" : "✓"} ${name}: ${count.passed} passed, ${count.failed} failed (${Math.round((Date.now() - started) / 1000)} s)\n`,
  );
}
// Once more at the end: the beginning of a long log is the first thing that is lost.
for (const failure of failures) console.log(`✗ ${failure}\n`);
if (failed.length) console.log(`Failed: ${failed.join(", ")}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed ? 1 : 0);
