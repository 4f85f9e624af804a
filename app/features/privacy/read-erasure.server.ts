import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import type { Counts } from "./counts.ts";
import { mostCounted, type DeskCounts, type ErasureView } from "./erasure-view.ts";
import { erasureProblems, rowsOf } from "./privacy-view.ts";

/** What an erasure of everything would take now. One statement; a shop of a million tickets is counted in a second. */
export async function countDesk(desk: StaffDesk): Promise<DeskCounts> {
  const [row] = await desk.sql<DeskCounts>`
    select
      (select count(*)::int from (select 1 from ticket where shop_id = ${SHOP} limit ${mostCounted}::int) x) as tickets,
      (select count(*)::int from (select 1 from message where shop_id = ${SHOP} limit ${mostCounted}::int) x) as messages,
      (select count(*)::int from (select 1 from customer where shop_id = ${SHOP} limit ${mostCounted}::int) x) as customers,
      (select count(*)::int from (select 1 from attachment where shop_id = ${SHOP} limit ${mostCounted}::int) x) as files,
      (select count(*)::int from (select 1 from inbound_mail where shop_id = ${SHOP} limit ${mostCounted}::int) x) as mails,
      (select count(*)::int from (select 1 from order_action where shop_id = ${SHOP} and state <> 'drafted'
                                  limit ${mostCounted}::int) x) as acts`;
  if (!row) throw new Error("nothing was counted");
  return row;
}

/** The last erasure of everything; `null`: none was asked for. */
export async function readErasure(desk: StaffDesk): Promise<ErasureView | null> {
  const row = await desk.db.privacyRequest.findFirst({ where: { kind: "shop_erasure" }, orderBy: { id: "desc" } });
  if (!row) return null;
  const { counts = {}, total = 0 } = (row.counts ?? {}) as { counts?: Counts; total?: number };
  return {
    state: row.state as ErasureView["state"],
    problem: erasureProblems.find((problem) => problem === row.problem) ?? null,
    done: counts.ticket ?? 0,
    total: Math.max(total, counts.ticket ?? 0),
    rows: rowsOf(counts),
    doneAt: row.doneAt?.toISOString() ?? null,
  };
}
