/**
 * Everything that has to be right, in one command: unit tests, journeys, the build and the browser, and beside them
 * types, lint and formatting. Ends with the count alone on a line. `npm test -- unit` runs one step.
 */
import fs from "node:fs";
import path from "node:path";
import { bin, run, runBeside } from "./run.ts";

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
async function vitest(project: string, ...options: string[]): Promise<Count> {
  const report = `.cache/vitest-${project}.json`;
  fs.rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run([bin("vitest"), "run", "--project", project, ...options, ...reporters]);
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
  unit: () => vitest("unit"),
  journeys: () => vitest("journeys"),
  build: () => check("scripts/build.ts"),
  // A page and its server wait for each other more than they work.
  browser: () => vitest("browser", "--maxWorkers=3"),
};

/** One thread each, and nobody waits for them: they are told of between the steps and at the end. */
const besides: Record<string, string[]> = {
  types: [bin("tsc"), "--noEmit", "-p", "."],
  lint: [bin("eslint"), "--max-warnings", "0", "."],
  format: [bin("prettier"), "--check", "--log-level", "warn", "."],
};

const wanted = process.argv.slice(2);
const known = [...Object.keys(steps), ...Object.keys(besides)];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length) {
  console.error(`There is no step ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  process.exit(2);
}
const isWanted = (name: string) => !wanted.length || wanted.includes(name);

fs.mkdirSync(".cache", { recursive: true });
const sum: Count = { passed: 0, failed: 0 };
const failed: string[] = [];
const failures: string[] = [];

function tell(name: string, count: Count, started: number): void {
  sum.passed += count.passed;
  sum.failed += count.failed;
  if (count.failed) failed.push(name);
  failures.push(...(count.failures ?? []));
  console.log(
    `${count.failed ? "✗" : "✓"} ${name}: ${count.passed} passed, ${count.failed} failed (${Math.round((Date.now() - started) / 1000)} s)\n`,
  );
}

/** What has ended beside a step and is still to be told. */
const ended: (() => void)[] = [];
const tellEnded = () => ended.splice(0).forEach((one) => one());

async function checkBeside(): Promise<void> {
  for (const [name, args] of Object.entries(besides)) {
    if (!isWanted(name)) continue;
    const started = Date.now();
    const { code, output } = await runBeside(args);
    ended.push(() => {
      process.stdout.write(output);
      tell(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, started);
    });
  }
}

let beside: Promise<void> | undefined;
for (const [name, step] of Object.entries(steps)) {
  // What is generated is needed by all others.
  if (name !== "generate" && !isWanted(name)) continue;
  const started = Date.now();
  tell(name, await step(), started);
  tellEnded();
  beside ??= checkBeside();
}
await beside;
tellEnded();
// Once more at the end: the beginning of a long log is the first thing that is lost.
for (const failure of failures) console.log(`✗ ${failure}\n`);
if (failed.length) console.log(`Failed: ${failed.join(", ")}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed ? 1 : 0);
