import pg from "pg";

/** A number of the seeded shop as its k-th copy has it (`k.k`); null stays null. */
export const copyOf = (column: string, step: number): string => `(${column} + k.k::bigint * ${step})`;

/**
 * The statement that writes the rows of `from`, where `b` is the row to copy, into `table`; `changes` says which columns
 * become what.
 */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  changes: Record<string, string>,
  from: string,
): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = current_schema() and table_name = $1 order by ordinal_position`,
    [table],
  );
  const columns = rows.map(({ name }) => name);
  const unknown = Object.keys(changes).filter((name) => !columns.includes(name));
  if (unknown.length) throw new Error(`${table} has no ${unknown.join(", ")}`);
  const values = columns.map((name) => changes[name] ?? `b.${pg.escapeIdentifier(name)}`);
  return `insert into ${table} (${columns.map((name) => pg.escapeIdentifier(name)).join(", ")})
    select ${values.join(", ")} from ${from}`;
}

/** Does `work` while the tables have no index but their keys, and builds the others afterwards, each at once. */
export async function withoutIndexes(
  client: pg.ClientBase,
  tables: string[],
  run: (name: string, text: string) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.indexname as name, i.indexdef as made from pg_indexes i
     where i.schemaname = current_schema() and i.tablename = any($1)
       and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${pg.escapeIdentifier(name)}`);
  await work();
  for (const { name, made } of rows) await run(name, made);
}
