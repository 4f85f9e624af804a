/** What a step found. */
export interface Count {
  passed: number;
  failed: number;
  /** Where each failed test is and how it failed, for the end of a long log. */
  failures?: string[];
}

/** Something to be run; one that breaks off counts as failed. */
export type Step = () => Promise<Count>;

/** What can be told of a program that was run: it has passed, or failed. */
export const countOf = (code: number): Count => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

interface Plan {
  /** One after the other. The first one makes what all others need. */
  steps: Record<string, Step>;
  /** One after the other beside the steps, once the first of these has ended; told of between them. */
  besides: Record<string, () => Promise<Count & { output: string }>>;
  print(line: string): void;
}

/** Runs everything to its end, whatever fails, and ends with the count alone on a line. */
export async function runSteps({ steps, besides, print }: Plan): Promise<Count> {
  const sum: Count = { passed: 0, failed: 0 };
  const failed: string[] = [];
  const failures: string[] = [];

  function tell(name: string, count: Count, started: number): void {
    sum.passed += count.passed;
    sum.failed += count.failed;
    if (count.failed) failed.push(name);
    failures.push(...(count.failures ?? []));
    const seconds = Math.round((Date.now() - started) / 1000);
    print(`${count.failed ? "✗" : "✓"} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`);
  }

  /** What has ended beside a step and is still to be told. */
  const ended: (() => void)[] = [];
  const tellEnded = () => ended.splice(0).forEach((one) => one());
  const runBesides = async () => {
    for (const [name, step] of Object.entries(besides)) {
      const started = Date.now();
      const count = await step().catch((error: unknown) => ({ ...brokenOff(name, error), output: "" }));
      ended.push(() => {
        if (count.output) print(count.output);
        tell(name, count, started);
      });
    }
  };

  let beside: Promise<void> | undefined;
  for (const [name, step] of Object.entries(steps)) {
    const started = Date.now();
    tell(name, await step().catch((error: unknown) => brokenOff(name, error)), started);
    tellEnded();
    beside ??= runBesides();
  }
  await beside;
  tellEnded();
  // Once more at the end: the beginning of a long log is the first thing that is lost.
  for (const failure of failures) print(`✗ ${failure}\n`);
  if (failed.length) print(`Failed: ${failed.join(", ")}`);
  print(`${sum.passed} passed, ${sum.failed} failed`);
  return sum;
}

const brokenOff = (name: string, error: unknown): Count => ({
  passed: 0,
  failed: 1,
  failures: [`${name} broke off\n${error instanceof Error ? error.stack : String(error)}`],
});
