import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The benchmark is one test that takes minutes: begun last, it would keep a worker alone when all others are through. */
class BenchmarkFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isBenchmark = ({ moduleId }: TestSpecification) => moduleId.endsWith("/bench.test.ts");
    const sorted = await super.sort(files);
    return [...sorted.filter(isBenchmark), ...sorted.filter((file) => !isBenchmark(file))];
  }
}

const shared = { testTimeout: 30_000, hookTimeout: 60_000 };

/**
 * unit: rules and small parts, without a database. journeys: real routes and use-cases against PostgreSQL and the
 * stand-in. browser: the built app in Chromium (run by `npm test` after the build).
 */
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: BenchmarkFirst },
    projects: [
      {
        esbuild: { jsx: "automatic" },
        test: {
          ...shared,
          name: "unit",
          // Hundreds of small parts that keep nothing: a process for each file would take longer than they do.
          isolate: false,
          include: [
            "app/**/*.test.{ts,tsx}",
            "tests/standin/**/*.test.ts",
            "tests/mail/**/*.test.ts",
            "tests/oracle/*.test.ts",
            "tests/*.test.ts",
            "tests/bench/statistics.test.ts",
            "tests/bench/tracking/*.test.ts",
          ],
          setupFiles: ["tests/setup/environment.ts", "tests/setup/quiet-console.ts"],
        },
      },
      {
        esbuild: { jsx: "automatic" },
        test: {
          ...shared,
          testTimeout: 60_000,
          name: "journeys",
          isolate: false,
          sequence: { setupFiles: "list" },
          include: ["tests/journeys/**/*.test.ts"],
          globalSetup: ["tests/setup/database.ts"],
          setupFiles: [
            "tests/setup/fresh-process.ts",
            "tests/setup/environment.ts",
            "tests/setup/own-database.ts",
            "tests/standin/redirect.ts",
            "tests/setup/quiet-console.ts",
          ],
        },
      },
      {
        test: {
          ...shared,
          testTimeout: 240_000,
          hookTimeout: 180_000,
          // A page may come late on a busy machine.
          expect: { poll: { timeout: 40_000 } },
          name: "browser",
          isolate: false,
          include: [
            "tests/browser/**/*.test.ts",
            "tests/bench/bench.test.ts",
            // Every page in every state, for people to look at: with pictures, and then only.
            ...(process.env.LATTE_PICTURES === "1" ? ["tests/browser/gallery.ts"] : []),
          ],
          globalSetup: ["tests/setup/database.ts"],
          setupFiles: ["tests/setup/environment.ts", "tests/setup/quiet-console.ts"],
        },
      },
    ],
  },
});
