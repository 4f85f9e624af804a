import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "#tests/standin/world/random.ts";
import type { ChaosApp } from "./chaos-app.ts";
import { restartPostgres, type StopMode } from "./restart-postgres.ts";

export interface Breakage {
  /** Milliseconds between two kills of a process, and between two stops of PostgreSQL: at least and at most. */
  kill: [number, number];
  database: [number, number];
}

/** Every 5 to 15 seconds a process, every 60 to 90 seconds PostgreSQL. */
export const fullBreakage: Breakage = { kill: [5_000, 15_000], database: [60_000, 90_000] };

/** How often PostgreSQL was stopped, by the way it was done. */
export type Stops = Record<StopMode, number>;

/** Kills processes and stops PostgreSQL at the times of the seed until `until`, in milliseconds since 1970. */
export async function breakThings(
  app: ChaosApp,
  random: Random,
  breakage: Breakage,
  until: number,
  say: (line: string) => void,
): Promise<Stops> {
  const stops: Stops = { immediate: 0, fast: 0 };
  const kills = random.fork("kills");
  const killProcesses = async () => {
    while (await wait(kills.int(...breakage.kill), until)) {
      const name = kills.pick(["web", "worker"] as const);
      app[name].kill();
    }
  };
  const times = random.fork("database");
  const stopDatabase = async () => {
    for (let mode: StopMode = "immediate"; await wait(times.int(...breakage.database), until);) {
      const started = Date.now();
      await restartPostgres(app.databaseFolder, mode);
      stops[mode]++;
      say(`PostgreSQL stopped (${mode}) and started again in ${Date.now() - started} ms`);
      mode = mode === "immediate" ? "fast" : "immediate";
    }
  };
  await Promise.all([killProcesses(), stopDatabase()]);
  return stops;
}

/** @returns false when there is not so much time left */
async function wait(milliseconds: number, until: number): Promise<boolean> {
  if (Date.now() + milliseconds > until) return false;
  await sleep(milliseconds);
  return true;
}
