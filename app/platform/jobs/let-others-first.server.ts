import { setTimeout as sleep } from "node:timers/promises";

/** A step of waiting, how late its end may come in a process that is at ease, and the longest wait. Milliseconds. */
const step = 5;
const late = 15;
const patience = 1_000;

/**
 * Waits until this process answers promptly again, at most a second (ours). For work on what is stored already: those who
 * wait for an answer go first, and under load it still goes on.
 */
export async function letOthersFirst(): Promise<void> {
  const until = performance.now() + patience;
  for (let begun = performance.now(); ; begun = performance.now()) {
    await sleep(step);
    const now = performance.now();
    if (now - begun < step + late || now > until) return;
  }
}
