import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

/** What processes tell each other of Shopify's points: at most once a second, and nobody waits for it. */
const tellsOthers = "select pg_notify($1, $2)";

const counting = new AsyncLocalStorage<string[]>();
const countingAll = new Set<string[]>();
const prototype = pg.Client.prototype as unknown as { query: Query };
const original = prototype.query;
prototype.query = function (config, ...rest) {
  const text = typeof config === "string" ? config : ((config as { text?: string }).text ?? "?");
  if (text !== tellsOthers) counting.getStore()?.push(text);
  for (const statements of countingAll) statements.push(text);
  return original.call(this, config, ...rest);
};

/**
 * Runs `work` and returns what it asked of PostgreSQL, in order; not what this process asks meanwhile for other reasons.
 * Everything counts, also what opens and closes a transaction.
 */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  return { result: await counting.run(statements, work), statements };
}

/** The same for what a listener of this process does meanwhile: everything that the process asks. */
export async function countAllStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  countingAll.add(statements);
  try {
    return { result: await work(), statements };
  } finally {
    countingAll.delete(statements);
  }
}
