/**
 * The journeys of one worker share its process: to load and compile the dependencies anew would take most of a file's
 * time. So that no file knows of another, each begins as in a process of its own: no module of the app or the tests has
 * been loaded, none of what the app has one of per process is there, and the environment is as it was.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, vi } from "vitest";
import { clearRefusedCalls } from "#tests/standin/redirect.ts";

const kept = globalThis as { __latte?: unknown; environmentAtStart?: NodeJS.ProcessEnv };
kept.environmentAtStart ??= { ...process.env };
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, kept.environmentAtStart);
delete kept.__latte;
clearRefusedCalls();
vi.resetModules();

const files = path.join(os.tmpdir(), `latte-test-files-${process.pid}-${randomBytes(4).toString("hex")}`);
process.env.FILES_DIR = files;
afterAll(() => fs.rm(files, { recursive: true, force: true }));
