import { expect, test } from "vitest";
import { runSteps } from "#scripts/run-steps.ts";

const passes = async () => ({ passed: 2, failed: 0 });
const breaksOff = () => Promise.reject(new Error("spawn EAGAIN"));

test("what passes is counted, and the last line is the count alone", async () => {
  const lines: string[] = [];
  const types = async () => ({ passed: 1, failed: 0, output: "all is well" });
  const sum = await runSteps({ steps: { unit: passes }, besides: { types }, print: (line) => lines.push(line) });
  expect(sum).toMatchObject({ passed: 3, failed: 0 });
  expect(lines).toEqual([
    expect.stringContaining("✓ unit: 2 passed"),
    "all is well",
    expect.stringContaining("✓ types: 1 passed"),
    "3 passed, 0 failed",
  ]);
});

test("what breaks off has failed, and the others run to the end", async () => {
  const lines: string[] = [];
  const run: string[] = [];
  const sum = await runSteps({
    steps: { generate: passes, unit: breaksOff, journeys: () => (run.push("journeys"), passes()) },
    besides: { types: breaksOff, lint: async () => (run.push("lint"), { passed: 0, failed: 1, output: "one\n" }) },
    print: (line) => lines.push(line),
  });
  expect(sum).toMatchObject({ passed: 4, failed: 3 });
  expect(run.sort()).toEqual(["journeys", "lint"]);
  expect(lines.filter((line) => line.includes("broke off\nError: spawn EAGAIN"))).toHaveLength(2);
  expect(lines.slice(-2)).toEqual([expect.stringMatching(/^Failed: .*types/), "4 passed, 3 failed"]);
});
