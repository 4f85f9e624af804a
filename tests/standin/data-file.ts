import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const DELAY_MS = 1_000;

/** Keeps a value in a JSON file: written a moment after the last change, whole or not at all. */
export class DataFile<Value> {
  private readonly path: string;
  private readonly take: () => Value;
  private timer: NodeJS.Timeout | null = null;

  constructor(path: string, take: () => Value) {
    this.path = path;
    this.take = take;
  }

  /** What was kept last time; `null` when there is no file. @throws when the file is not JSON. */
  static read<Value>(path: string): Value | null {
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Value) : null;
  }

  /** Plans a write. More changes before it happens share it. */
  changed(): void {
    this.timer ??= setTimeout(() => this.flush(), DELAY_MS);
  }

  /** Writes now if anything has changed since the last time. */
  flush(): void {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    mkdirSync(dirname(this.path), { recursive: true });
    const draft = `${this.path}.${process.pid}.draft`;
    writeFileSync(draft, JSON.stringify(this.take()), { mode: 0o600 });
    renameSync(draft, this.path);
  }
}
