import type { LoadAnswers, LoadTask } from "./load/tasks.ts";
import { startProcess, type Started } from "./start-process.ts";
import type { Sample } from "./statistics.ts";

/** What came of a task, and for how long the generator, and this process with the pretend Shopify, worked meanwhile. */
export interface Load<Answer> {
  answer: Answer;
  generatorMilliseconds: number;
  shopifyMilliseconds: number;
}

/** The process that sends (load/process.ts). */
export class LoadGenerator {
  readonly #process: Started;

  private constructor(process: Started) {
    this.#process = process;
  }

  static async start(): Promise<LoadGenerator> {
    return new LoadGenerator(await startProcess(["tests/bench/load/process.ts"]));
  }

  /** One task at a time. @throws Error when it cannot be done */
  async run<Kind extends LoadTask["kind"]>(task: Extract<LoadTask, { kind: Kind }>): Promise<Load<LoadAnswers[Kind]>> {
    const before = process.cpuUsage();
    const said = (await this.#process.ask(task)) as { problem?: unknown; answer: unknown; workedMilliseconds: number };
    if (said.problem !== undefined) throw new Error(`the load could not be sent: ${String(said.problem)}`);
    const { user, system } = process.cpuUsage(before);
    return {
      answer: said.answer as LoadAnswers[Kind],
      generatorMilliseconds: said.workedMilliseconds,
      shopifyMilliseconds: (user + system) / 1000,
    };
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}

/** The sample with what the generator worked for it. */
export const withLoad = (sample: Sample, load: Load<unknown>): Sample => ({
  ...sample,
  loadMilliseconds: load.generatorMilliseconds,
});
