import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { serverFlags } from "#scripts/app-process.ts";

const restartMilliseconds = 200;

/** One of the app's processes, started again whenever it ends, as systemd would. */
export class SupervisedProcess {
  kills = 0;
  /** Ends that nobody asked for, e.g. because the database was away when it started. */
  otherEnds = 0;
  readonly #env: Record<string, string>;
  readonly #log: number;
  #child: ChildProcess | null = null;
  #isReady = false;
  #wasKilled = false;
  #stopped = false;

  constructor(env: Record<string, string>, logFile: string) {
    this.#env = env;
    this.#log = fs.openSync(logFile, "w");
    this.#start();
  }

  #start(): void {
    const flags = ["--import", "./tests/standin/redirect.ts", ...serverFlags, "--disable-warning=ExperimentalWarning"];
    this.#isReady = this.#wasKilled = false;
    const child = spawn(process.execPath, [...flags, "scripts/start.ts"], {
      env: { ...process.env, ...this.#env },
      stdio: ["ignore", this.#log, this.#log, "ipc"],
      detached: true,
    });
    this.#child = child;
    child.on("message", () => (this.#isReady = true));
    child.once("exit", () => {
      if (this.#stopped) return;
      if (!this.#wasKilled) this.otherEnds++;
      setTimeout(() => !this.#stopped && this.#start(), restartMilliseconds);
    });
  }

  /** Ends it in the middle of whatever it does. */
  kill(): void {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.kills++;
    this.#wasKilled = true;
    this.#child.kill("SIGKILL");
  }

  /** @throws Error when it does not listen in time */
  async untilReady(milliseconds = 120_000): Promise<void> {
    for (const until = Date.now() + milliseconds; !this.#isReady; await sleep(100))
      if (Date.now() > until) throw new Error("a process of the app does not become ready; see its log");
  }

  /** Lets it end in order, for at most 20 seconds. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const patience = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await ended;
    clearTimeout(patience);
    fs.closeSync(this.#log);
  }
}
