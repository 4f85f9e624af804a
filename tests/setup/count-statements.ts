import pg from "pg";

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

/**
 * Runs `work` and returns what was asked of PostgreSQL meanwhile by this process, in order. Everything counts, also
 * what opens and closes a transaction.
 */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (config, ...rest) {
    statements.push(typeof config === "string" ? config : ((config as { text?: string }).text ?? "?"));
    return original.call(this, config, ...rest);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = original;
  }
}
