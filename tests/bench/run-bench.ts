import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EmbeddedDb } from "#scripts/embedded-db.ts";
import { openBenchDatabase, withClient } from "./bench-database.ts";
import { judge, type Rounds } from "./judge.ts";
import { LoadGenerator } from "./load-generator.ts";
import { writeReport, type Machine, type SizeResult, type Verdict } from "./report.ts";
import { runLoads, type LoadsPlan } from "./size-loads.ts";
import { residentMemory } from "./start-process.ts";
import { summarise, type Sample } from "./statistics.ts";
import { judgeVitals } from "./vitals/judge-vitals.ts";
import { measureVitals, type Vitals } from "./vitals/measure-vitals.ts";
import { startBench, subjectNames, type Bench } from "./subjects.ts";

/** How much is measured. */
export interface BenchPlan {
  /** Numbers of tickets, smallest first. */
  sizes: number[];
  rounds: number;
  concurrencies: number[];
  /** Requests of each subject in a round, at each concurrency times its square root; and the longest a round may take. */
  requests: number;
  seconds: number;
  loads: LoadsPlan;
  vitals: { rounds: number; throttle: number };
}

export const fullPlan: BenchPlan = {
  sizes: [100_000, 1_000_000],
  rounds: 5,
  concurrencies: [1, 8],
  requests: 40,
  seconds: 3,
  loads: {
    bulk: 1_000,
    webhooks: { perSecond: 300, seconds: 10 },
    mails: { single: 40, many: 1_000, connections: 16 },
    agents: { people: 20, seconds: 30, cycleSeconds: 6, mailsPerSecond: 3, undoSeconds: 10 },
  },
  vitals: { rounds: 5, throttle: 4 },
};

/** Shows that everything runs; its numbers mean nothing. */
export const quickPlan: BenchPlan = {
  sizes: [300, 900],
  rounds: 1,
  concurrencies: [1, 8],
  requests: 3,
  seconds: 0.3,
  loads: {
    bulk: 20,
    webhooks: { perSecond: 30, seconds: 1 },
    mails: { single: 3, many: 16, connections: 4 },
    agents: { people: 4, seconds: 2, cycleSeconds: 1, mailsPerSecond: 2, undoSeconds: 0 },
  },
  vitals: { rounds: 1, throttle: 1 },
};

export interface BenchReport {
  at: string;
  machine: Machine;
  plan: BenchPlan;
  results: SizeResult[];
  vitals: Vitals;
  verdicts: Verdict[];
}

export interface BenchOptions {
  server: EmbeddedDb;
  /** Where marks of seeded databases are kept. */
  folder: string;
  plan: BenchPlan;
  say(line: string): void;
  /** Told how to take down what was started, last first. */
  onCleanUp(work: () => Promise<void>): void;
}

/**
 * Measures all sizes side by side: in each round everything of every size has its turn, so that what disturbs the
 * machine disturbs all alike. The built app must be there.
 */
export async function runBench({ server, folder, plan, say, onCleanUp }: BenchOptions): Promise<BenchReport> {
  const benches: Bench[] = [];
  const generator = await LoadGenerator.start();
  onCleanUp(() => generator.stop());
  for (const [index, tickets] of plan.sizes.entries()) {
    const database = await openBenchDatabase(server, folder, tickets, say);
    onCleanUp(() => database.drop());
    const bench = await startBench(database, { web: 4460 + 2 * index, mail: 4461 + 2 * index }, generator);
    onCleanUp(() => bench.stop());
    benches.push(bench);
  }
  const sizes = [];
  for (const bench of benches) sizes.push(await bench.check());

  const rounds: Rounds[] = benches.map(() => emptyRounds(plan));
  if (plan.rounds > 1) {
    say("Warming up …");
    await oneRound(benches, plan, () => undefined);
  }
  for (let round = 1; round <= plan.rounds; round++) {
    say(`Round ${round} of ${plan.rounds} …`);
    await oneRound(benches, plan, (index, concurrency, name, sample) =>
      rounds[index]![concurrency]![name].push(sample),
    );
  }
  const results: SizeResult[] = [];
  for (const [index, bench] of benches.entries()) {
    const { database, app } = bench;
    const summaries: SizeResult["summaries"] = {};
    for (const concurrency of plan.concurrencies)
      summaries[concurrency] = Object.fromEntries(
        subjectNames.map((name) => [name, summarise(rounds[index]![concurrency]![name])]),
      );
    say(`Many changes, webhooks, mails and people at once, ${database.tickets} tickets …`);
    const loads = await runLoads(bench, generator, plan.loads);
    results.push({
      tickets: database.tickets,
      databaseBytes: database.sizeBytes,
      summaries,
      sizes: sizes[index]!,
      memory: residentMemory(app.process.pid),
      loads,
    });
  }
  const machine = await describeMachine(server);
  const [first] = benches;
  if (!first) throw new Error("there is nothing to measure");
  say(`Web vitals, ${first.database.tickets} tickets …`);
  const vitals = await measureVitals(first.app, { ...plan.vitals, ticketNumber: first.refundableNumber });
  const verdicts = [...judge(results, rounds), ...judgeVitals(vitals)];
  say(`\n${writeReport(machine, results, vitals, verdicts)}`);
  return { at: new Date().toISOString(), machine, plan, results, vitals, verdicts };
}

const emptyRounds = (plan: BenchPlan): Rounds =>
  Object.fromEntries(
    plan.concurrencies.map((concurrency) => [
      concurrency,
      Object.fromEntries(subjectNames.map((name) => [name, [] as Sample[]])) as Rounds[number],
    ]),
  );

type Keep = (index: number, concurrency: number, name: (typeof subjectNames)[number], sample: Sample) => void;

async function oneRound(benches: Bench[], plan: BenchPlan, keep: Keep): Promise<void> {
  for (const concurrency of plan.concurrencies)
    for (const name of subjectNames)
      for (const [index, bench] of benches.entries()) {
        const requests = Math.round(plan.requests * Math.sqrt(concurrency));
        keep(index, concurrency, name, await bench.measure(name, concurrency, { requests, seconds: plan.seconds }));
      }
}

async function describeMachine(server: EmbeddedDb): Promise<Machine> {
  const postgres = await withClient(server.url("postgres"), async (client) => {
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return rows[0]!.server_version;
  });
  const cores = os.cpus();
  return { node: process.versions.node, postgres, cores: cores.length, processor: cores[0]?.model ?? "unknown" };
}

/** Keeps the report beside other outputs of tests. */
export function writeBenchJson(report: BenchReport, file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
