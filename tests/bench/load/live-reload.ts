/** As app/ui/live-context.tsx has them. */
const settleMilliseconds = 150;
const mostOftenMilliseconds = 1_000;

/** Reads a page again as the browser does after live updates: several in a row are one reading, once a second at most. */
export class LiveReload {
  /** What went wrong with it first. */
  problem: unknown = null;
  readonly #read: () => Promise<void>;
  #timer: NodeJS.Timeout | null = null;
  #readAt = 0;
  #stopped = false;

  constructor(read: () => Promise<void>) {
    this.#read = read;
  }

  soon(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null;
        this.#readAt = Date.now();
        this.#read().catch((error: unknown) => (this.problem ??= error));
      },
      Math.max(settleMilliseconds, this.#readAt + mostOftenMilliseconds - Date.now()),
    );
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }
}
