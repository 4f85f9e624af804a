import { spawn } from "node:child_process";
import path from "node:path";

/** The Node that runs this script, also for what it starts. */
export const node = process.execPath;

/** Path of a command that came with the dependencies, e.g. `bin("vite")`. */
export const bin = (name: string): string => path.resolve("node_modules/.bin", name);

/**
 * Runs a program of Node's to its end and shows what it prints.
 * @returns its exit code
 */
export function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs it while others run, and keeps what it prints: it is shown in one piece later. */
export function runBeside(args: string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
    let output = "";
    const take = (text: string) => (output += text);
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs it and ends this process with its code when it fails. */
export async function runOrExit(args: string[], env: Record<string, string> = {}): Promise<void> {
  const code = await run(args, env);
  if (code !== 0) process.exit(code);
}
