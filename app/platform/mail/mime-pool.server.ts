import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { MimeAnswer, MimeSaid, MimeTask } from "./mime-task.ts";

/** How a task ended that brought no answer. */
export type MimeLoss = { act: "lost"; reason: "timeout" | "out_of_memory" | "unreadable"; detail: string };

type Waiting = { task: MimeTask; resolve: (answer: MimeAnswer | MimeLoss) => void; reject: (error: Error) => void };
type Thread = {
  worker: Worker;
  isReady: boolean;
  current: Waiting | null;
  timer: NodeJS.Timeout | null;
  /** What it said last of its own work. */
  workedMs: number | null;
};

const WORKER_FILE = join("app", "platform", "mail", "mime-worker.server.ts");
const MAX_THREADS = 2;
const MAX_WAITING = 100;
const START_LIMIT_MS = 20_000;

/** On a busy machine a task may take this many times its deadline by the clock. */
const PATIENCE = 6;

/**
 * The worker's source, looked for upwards from this file (or from the bundle that holds it) and from the working
 * directory: the source tree is shipped with the build, and Node runs TypeScript as it is.
 */
function findWorkerFile(): URL {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, WORKER_FILE);
      if (existsSync(candidate)) return pathToFileURL(candidate);
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error(`${WORKER_FILE} was not found above ${fileURLToPath(import.meta.url)} or ${process.cwd()}`);
}

/**
 * A few worker threads that are kept and reused. A thread that passes its deadline or its memory is ended and
 * replaced; the tasks that wait behind it go on.
 */
export class MimePool {
  readonly #threads = new Set<Thread>();
  readonly #waiting: Waiting[] = [];
  readonly #size: number;
  readonly #memoryMb: number;
  #isClosed = false;

  constructor(size = MAX_THREADS, memoryMb = 256) {
    this.#size = size;
    this.#memoryMb = memoryMb;
  }

  /**
   * Runs one task. Resolves with its answer, or with how it was lost. Rejects only when 100 tasks wait already or
   * the pool was closed: the caller keeps the mail and tries again later.
   */
  run(task: MimeTask): Promise<MimeAnswer | MimeLoss> {
    if (this.#isClosed) return Promise.reject(new Error("the mail workers are closed"));
    if (this.#waiting.length >= MAX_WAITING) return Promise.reject(new Error("too many mails wait to be parsed"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  /** Ends all threads. Tasks that wait or run are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = new Error("the mail workers were closed");
    for (const waiting of this.#waiting.splice(0)) waiting.reject(closed);
    const threads = [...this.#threads];
    this.#threads.clear();
    for (const thread of threads) {
      if (thread.timer !== null) clearTimeout(thread.timer);
      thread.current?.reject(closed);
    }
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#isClosed) return;
    const idle = [...this.#threads].find((thread) => thread.current === null);
    if (idle === undefined && this.#threads.size >= this.#size) return;
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    const thread = idle ?? this.#start();
    thread.current = waiting;
    thread.worker.ref();
    if (thread.isReady) this.#send(thread);
  }

  #start(): Thread {
    const worker = new Worker(findWorkerFile(), {
      name: "mail-parser",
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
      execArgv: [],
      env: {},
      stdout: false,
      stderr: false,
    });
    const thread: Thread = { worker, isReady: false, current: null, timer: null, workedMs: null };
    this.#threads.add(thread);
    worker.on("message", ({ said, workedMs }: MimeSaid) => {
      thread.workedMs = workedMs;
      this.#hear(thread, said);
    });
    worker.on("error", (error) => this.#lose(thread, reasonOf(error), String(error)));
    worker.on("exit", (code) => this.#lose(thread, "unreadable", `the worker ended with code ${code}`));
    thread.timer = setTimeout(() => this.#failStart(thread), START_LIMIT_MS);
    return thread;
  }

  #send(thread: Thread): void {
    const { current, worker } = thread;
    if (current === null) return;
    const { deadlineMs } = current.task.limits;
    const isSlow = () => this.#lose(thread, "timeout", "the deadline passed");
    const begun = performance.now();
    const before = "cpuUsage" in worker ? (thread.workedMs ?? 0) : begun;
    const waitFor = (ms: number) => {
      thread.timer = setTimeout(() => void judge(), ms);
    };
    const judge = async (): Promise<void> => {
      const patience = deadlineMs * PATIENCE - (performance.now() - begun);
      if (patience <= 0) return isSlow();
      // Should the thread not even say how long it worked.
      const timer = (thread.timer = setTimeout(isSlow, patience));
      const left = deadlineMs - ((await timeOf(worker)) - before);
      if (thread.timer !== timer) return;
      clearTimeout(timer);
      if (left > 0) waitFor(Math.min(patience, Math.max(left, 10)));
      else isSlow();
    };
    waitFor(deadlineMs);
    worker.postMessage(current.task);
  }

  #hear(thread: Thread, answer: MimeSaid["said"]): void {
    if (thread.timer !== null) clearTimeout(thread.timer);
    thread.timer = null;
    if (answer.act === "ready") {
      thread.isReady = true;
      this.#send(thread);
      return;
    }
    const done = thread.current;
    thread.current = null;
    thread.worker.unref();
    done?.resolve(answer);
    this.#next();
  }

  /** A thread that never comes up is a fault of the installation, not of the mail. */
  #failStart(thread: Thread): void {
    const waiting = thread.current;
    thread.current = null;
    this.#lose(thread, "unreadable", "");
    waiting?.reject(new Error("the mail worker did not start"));
  }

  #lose(thread: Thread, reason: MimeLoss["reason"], detail: string): void {
    if (!this.#threads.delete(thread)) return;
    if (thread.timer !== null) clearTimeout(thread.timer);
    const lost = thread.current;
    thread.current = null;
    void thread.worker.terminate();
    if (thread.isReady) lost?.resolve({ act: "lost", reason, detail });
    else lost?.reject(new Error(`the mail worker did not start: ${detail}`));
    this.#next();
  }
}

/** How long the thread has worked, in ms of a processor; by the clock where Node is too old to say (before 24.6). */
async function timeOf(worker: Worker): Promise<number> {
  const asked = performance.now();
  if (!("cpuUsage" in worker)) return asked;
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
  return (user + system) / 1000;
}

function reasonOf(error: unknown): MimeLoss["reason"] {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? "out_of_memory" : "unreadable";
}
