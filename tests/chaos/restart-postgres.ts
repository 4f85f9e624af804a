import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { postgresUser } from "#scripts/postgres-programs.ts";

/** `fast` ends connections and writes everything out; `immediate` just stops, and the next start recovers from the log. */
export type StopMode = "fast" | "immediate";

const signals = { fast: "SIGINT", immediate: "SIGQUIT" } as const;

/** Stops the PostgreSQL in this folder and starts it again with the words it was started with, on the same port. */
export async function restartPostgres(dataDir: string, mode: StopMode): Promise<void> {
  const pid = Number(fs.readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
  const [program, ...args] = readCommand(path.join(dataDir, "postmaster.opts"));
  process.kill(pid, signals[mode]);
  while (isRunning(pid)) await sleep(20);
  for (let tries = 0; tries < 20; tries++) if (await start(program!, args, dataDir)) return;
  throw new Error(`PostgreSQL did not start again; see ${dataDir}.log`);
}

/** PostgreSQL writes each word but the first in quotation marks. */
const readCommand = (file: string): string[] => {
  const [line] = fs.readFileSync(file, "utf8").split("\n");
  const [program] = line!.split(' "');
  return [program!, ...[...line!.matchAll(/"([^"]*)"/g)].map(([, word]) => word!)];
};

/** @returns false when it ended at once: the last one's memory was not free yet */
async function start(program: string, args: string[], dataDir: string): Promise<boolean> {
  const log = fs.openSync(`${dataDir}.log`, "a");
  const server = spawn(program, args, {
    ...postgresUser(),
    cwd: "/",
    env: { ...process.env, LC_ALL: "C.UTF-8", TZ: "UTC" },
    stdio: ["ignore", log, log],
    detached: true,
  });
  server.unref();
  fs.closeSync(log);
  await sleep(500);
  return server.exitCode === null && server.signalCode === null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended and that nobody has asked about yet still has its number.
    return !fs.readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
