import { setTimeout as sleep } from "node:timers/promises";

/** When no new work is begun, and when what was begun is given up, in milliseconds since 1970. */
export interface Ends {
  begin: number;
  giveUp: number;
}

const shortestWait = 200;
const longestWait = 2_000;

/** Begins `work` at a steady rate, however long each takes, and waits for all of it. */
export async function atRate(perSecond: number, ends: Ends, work: (place: number) => Promise<void>): Promise<void> {
  const started = Date.now();
  const all: Promise<void>[] = [];
  for (let place = 0; ; place++) {
    const due = started + (place * 1000) / perSecond;
    if (due >= ends.begin) break;
    if (due > Date.now()) await sleep(due - Date.now());
    all.push(work(place));
  }
  await Promise.all(all);
}

/** Tries again, as its real sender would, until `attempt` has an answer; null when it had none in the end. */
export async function untilAnswered<T>(ends: Ends, attempt: () => Promise<T | null>): Promise<T | null> {
  for (let wait = shortestWait; Date.now() < ends.giveUp; wait = Math.min(wait * 2, longestWait)) {
    const answer = await attempt().catch(() => null);
    if (answer !== null) return answer;
    await sleep(wait);
  }
  return null;
}
