import { keyFor, markOf } from "#app/platform/crypto/secret-box.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { askingLimits, type LimitKind } from "./asking-limits.ts";
import type { Desk } from "./desk.ts";

/** One thing that is counted: of what kind and whose. */
export interface Counted {
  kind: LimitKind;
  whose: string;
  /** -1 gives one back; 0 changes nothing, with the same work as 1. */
  by: number;
}

const key = keyFor("request limit");

/** Counted by where somebody comes from: where the proxy does not say it, they would all be one. */
const byAddress: ReadonlySet<LimitKind> = new Set([
  "address",
  "search",
  "votes",
  "views",
  "counted_searches",
  "files",
  "contact",
  "contact_pair",
  "contact_files_address",
]);

/** Whose it is stands nowhere: addresses and order numbers are kept as keyed digests. */
const keyOf = ({ kind, whose }: Counted): string => `${kind} ${markOf(key, `${kind} ${whose}`).slice(0, 22)}`;

/**
 * Counts in one statement, for all web processes together, in windows that begin with the first request.
 * @returns in how many seconds the caller may try again; 0: now
 */
export async function countAsked(desk: Desk, asked: readonly Counted[]): Promise<number> {
  const now = desk.now();
  const counted = asked
    .filter(({ kind, whose }) => !byAddress.has(kind) || whose !== "")
    .map((one) => ({ ...one, key: keyOf(one) }));
  const wanted = counted.map(({ kind, key, by }) => ({ key, by, seconds: askingLimits[kind].seconds }));
  const rows = await desk.sql<{ key: string; count: number; until: Date }>`
    insert into request_limit as l (shop_id, key, count, until)
    select ${SHOP}, w.key, w.by, ${now}::timestamptz + w.seconds * interval '1 second'
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(key text, by int, seconds int)
    order by w.key
    on conflict (shop_id, key) do update set
      count = case when l.until <= ${now}::timestamptz then excluded.count else least(l.count, 1000000000) + excluded.count end,
      until = case when l.until <= ${now}::timestamptz then excluded.until else l.until end
    returning key, count, until`;
  const waits = counted.map((one) => {
    const row = rows.find((found) => found.key === one.key);
    const isOver = row !== undefined && row.count > askingLimits[one.kind].most;
    return isOver ? Math.ceil((row.until.getTime() - now.getTime()) / 1000) : 0;
  });
  return Math.max(0, ...waits);
}

/**
 * Counts one after the other, the narrowest first, and stops at the first that refuses: whoever is over a limit of their
 * own uses up nothing of what others have.
 * @returns in how many seconds the caller may try again; 0: now
 */
export async function countAskedInTurn(desk: Desk, asked: readonly Counted[]): Promise<number> {
  for (const one of asked) {
    const wait = await countAsked(desk, [one]);
    if (wait) return wait;
  }
  return 0;
}

/** Drops counts that are over; the job of the night does so. */
export const dropOldCounts = (desk: Desk, rowsAtOnce: number): Promise<unknown[]> => desk.sql`
  delete from request_limit where shop_id = ${SHOP} and key in (
    select key from request_limit where shop_id = ${SHOP} and until <= ${desk.now()}::timestamptz
    limit ${rowsAtOnce}::int)
  returning key`;
