import type { JobKind } from "#app/platform/jobs/job.ts";
import { askForWork } from "./ask-for-work.server.ts";
import type { Desk } from "./desk.ts";

/**
 * Work on whatever waits in one of a shop's tables. The rows are the queue, and survive anything; a job only wakes
 * somebody who works on them, and a sweep finds rows that nobody was woken for.
 */
export interface WaitingWork {
  /**
   * Works until nothing waits; job. Once at a time per shop in this process: called meanwhile, it ends at once and has
   * the one that runs go on. Other processes may run it at the same time: the work must bear that.
   */
  run(desk: Desk): Promise<void>;
  /**
   * Sees to it that a row that was just committed is worked, soon. Under load one job is asked for where hundreds of
   * rows come. Never fails: the row is safe, and then the sweep finds it.
   */
  ask(desk: Desk): Promise<void>;
}

interface State {
  isRunning: boolean;
  /** Something was committed that the run may not have seen. */
  again: boolean;
}

/** A job that was asked for has begun within this time, or is with another process. Milliseconds. */
const patience = 250;

export function waitingWork(kind: JobKind<Record<string, never>>, work: (desk: Desk) => Promise<void>): WaitingWork {
  const states = new Map<bigint, State>();

  async function run(desk: Desk): Promise<void> {
    const id = desk.shop.id;
    const before = states.get(id);
    if (before?.isRunning) {
      before.again = true;
      return;
    }
    const own: State = { isRunning: true, again: true };
    states.set(id, own);
    try {
      while (own.again) {
        own.again = false;
        await work(desk);
      }
    } finally {
      states.delete(id);
    }
  }

  async function ask(desk: Desk): Promise<void> {
    const id = desk.shop.id;
    const before = states.get(id);
    if (before) {
      before.again = true;
      return;
    }
    const asked: State = { isRunning: false, again: false };
    states.set(id, asked);
    // The one who begins in another process may have looked before the last of the rows was committed.
    setTimeout(() => {
      if (states.get(id) !== asked) return;
      states.delete(id);
      if (asked.again) void ask(desk);
    }, patience).unref();
    try {
      await askForWork(desk, kind);
    } catch (error) {
      desk.log.warn({ err: error, job: kind.name }, "what was stored waits for the sweep");
    }
  }

  return { run, ask };
}
