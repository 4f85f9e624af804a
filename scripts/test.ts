/**
 * Everything that has to be right, in one command: unit tests, journeys and the browser, and beside them the build,
 * types, lint and formatting. Ends with the count alone on a line. `npm test -- unit` runs one step.
 */
import fs from "node:fs";
import path from "node:path";
import { bin, run, runBeside } from "./run.ts";
import { countOf, runSteps, type Count, type Step } from "./run-steps.ts";

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

/** What one process has compiled of our code and the dependencies' is read by the hundreds that come after it. */
process.env.NODE_COMPILE_CACHE ??= path.resolve(".cache/compiled");

const check = (...args: string[]): Promise<Count> => run(args).then(countOf);
const checkBeside = (...args: string[]) => runBeside(args).then(({ code, output }) => ({ ...countOf(code), output }));

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

/** There from the moment that the build begins, where it is wanted. */
let built: Promise<unknown> | undefined;

const steps: Record<string, Step> = {
  generate: () => check("scripts/generate.ts"),
  unit: () => vitest("unit"),
  journeys: () => vitest("journeys"),
  browser: async () => {
    await built;
    // A page and its server wait for each other more than they work.
    return vitest("browser", "--maxWorkers=3");
  },
};

/** One thread each, and only the browser waits for one of them: they are told of between the steps and at the end. */
const besides = {
  build: () => (built = checkBeside("scripts/build.ts")),
  types: () => checkBeside(bin("tsc"), "--noEmit", "-p", "."),
  lint: () => checkBeside(bin("eslint"), "--max-warnings", "0", "."),
  format: () => checkBeside(bin("prettier"), "--check", "--log-level", "warn", "."),
};

const wanted = process.argv.slice(2);
const known = [...Object.keys(steps), ...Object.keys(besides)];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length) {
  console.error(`There is no step ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  process.exit(2);
}
// What is generated is needed by all others.
const isWanted = ([name]: [string, unknown]) => !wanted.length || name === "generate" || wanted.includes(name);
const onlyWanted = <All extends object>(all: All) => Object.fromEntries(Object.entries(all).filter(isWanted)) as All;

fs.mkdirSync(".cache", { recursive: true });
const { failed } = await runSteps({ steps: onlyWanted(steps), besides: onlyWanted(besides), print: console.log });
process.exit(failed ? 1 : 0);
