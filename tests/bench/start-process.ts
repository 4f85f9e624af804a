import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";

/** A process that was started and has said something: it is ready. */
export interface Started {
  pid: number;
  /** What it said. */
  said: unknown;
  /** Tells it something and waits for what it says next; one at a time. @throws Error when it ends instead */
  ask(what: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a Node process with a channel to this one and waits for its first message. */
export function startProcess(args: string[], env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // Ctrl-C in the terminal reaches it only through us.
    detached: true,
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${args.at(-1)} ended with code ${code} before it was ready`)));
    child.once("message", (said) =>
      resolve({ pid: child.pid!, said, ask: (what) => askProcess(child, what), stop: () => stopProcess(child) }),
    );
  });
}

function askProcess(child: ChildProcess, what: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the process ended with code ${code}`));
    child.once("exit", onExit);
    child.once("message", (said) => {
      child.off("exit", onExit);
      resolve(said);
    });
    child.send(what as object);
  });
}

function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill("SIGKILL"), 15_000);
    child.once("exit", () => {
      clearTimeout(patience);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** Memory that the process has in RAM, now and at its most, in bytes; null where the system does not tell (not Linux). */
export function residentMemory(pid: number): { now: number; most: number } | null {
  const file = `/proc/${pid}/status`;
  if (!fs.existsSync(file)) return null;
  const text = fs.readFileSync(file, "utf8");
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) * 1024;
  return { now: kilobytes("VmRSS"), most: kilobytes("VmHWM") };
}

/** How long the process has been at work since it was started, in milliseconds; null where the system does not tell. */
export function workedMilliseconds(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!fs.existsSync(file)) return null;
  // After the name, which stands in brackets: user and system time are the 12th and 13th, in hundredths of a second.
  const fields = fs.readFileSync(file, "utf8").split(") ").at(-1)!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
