import { execFile } from "node:child_process";
import fs from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { BenchReport } from "./run-bench.ts";
import { subjectNames } from "./subjects.ts";

const file = "tests/output/bench-quick.json";

describe("the benchmark", () => {
  it("runs through on the built app and fills its table", async () => {
    fs.rmSync(file, { force: true });
    const args = ["--disable-warning=ExperimentalWarning", "scripts/bench.ts", "--quick", "--no-build"];
    // As at a terminal: the app's own configuration, which tests have, is not there.
    const env = { ...process.env };
    for (const name of ["DATABASE_URL", "LATTE_SECRET", "SHOPIFY_API_SECRET", "SMTP_URL"]) delete env[name];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 280_000 });
    expect(stdout).toContain("Wanted and achieved");
    const report = JSON.parse(fs.readFileSync(file, "utf8")) as BenchReport;
    expect(report.results.map(({ tickets }) => tickets)).toEqual(report.plan.sizes);
    const { loads: plan } = report.plan;
    for (const { summaries, sizes, loads } of report.results) {
      expect(loads.bulk.tickets).toBe(plan.bulk);
      expect(loads.bulk.seconds).toBeGreaterThan(0);
      expect(loads.refused).toBe(0);
      expect(loads.webhooks.count).toBe(plan.webhooks.perSecond * plan.webhooks.seconds);
      expect(loads.mails.manyAccepted.count).toBe(plan.mails.many);
      expect(loads.mails.manyShown.count).toBe(plan.mails.many);
      expect(loads.mails.singleShown.count).toBe(plan.mails.single);
      expect(loads.agents.answer.count).toBeGreaterThanOrEqual(plan.agents.people);
      expect(loads.agents.told.count).toBe(loads.agents.answer.count);
      for (const [concurrency, subjects] of Object.entries(summaries)) {
        expect(Object.keys(subjects)).toHaveLength(subjectNames.length);
        for (const [name, { count, p50, p95 }] of Object.entries(subjects)) {
          expect(count, `${name}, ${concurrency} at once`).toBeGreaterThan(0);
          expect(p95).toBeGreaterThanOrEqual(p50);
          expect(p50).toBeGreaterThan(0);
        }
        expect(sizes.inbox!.bytes).toBeGreaterThan(sizes.empty!.bytes);
      }
    }
    for (const { lcp, interactions } of Object.values(report.vitals.pages)) {
      expect(lcp.first).toBeGreaterThan(0);
      expect(Object.keys(interactions).length).toBeGreaterThan(2);
    }
    expect(report.verdicts.map(({ wish }) => wish)).toContain("ticket: largest / smallest, 8 at once");
  }, 300_000);
});
