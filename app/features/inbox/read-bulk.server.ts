import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { BulkView } from "./bulk-action.ts";
import { parseBulkChange } from "./bulk-change.server.ts";

/** How far a change of many tickets is; `null` when there is none. */
export const readBulk = async (desk: StaffDesk, id: bigint): Promise<BulkView | null> =>
  (await readRows(desk, id))[0] ?? null;

/** The change that this person made last, as long as it goes on; `null` when nothing does. */
export const findRunningBulk = async (desk: StaffDesk): Promise<BulkView | null> =>
  (await readRows(desk, null))[0] ?? null;

interface Row {
  id: bigint;
  staff_id: bigint;
  kind: string;
  data: unknown;
  state: BulkView["state"];
  total: number;
  done: number;
  skipped: number;
  kept: number;
}

async function readRows(desk: StaffDesk, id: bigint | null): Promise<BulkView[]> {
  const rows = await desk.sql<Row>`
    select b.id, b.staff_id, b.kind, b.data, b.state, b.total, b.done, b.skipped,
      case when b.state in ('undoing', 'undone') then
        (select count(*)::int from bulk_action_ticket t
         where t.shop_id = b.shop_id and t.bulk_id = b.id and t.state = 'kept') else 0 end as kept
    from bulk_action b
    where b.shop_id = ${SHOP}
      and (b.id = ${id}::bigint or (${id}::bigint is null and b.staff_id = ${desk.staff.id}::bigint
                                    and b.state in ('waiting', 'running', 'undoing')))
    order by b.id desc limit 1`;
  return rows.flatMap(({ kind, data, staff_id, ...row }) => {
    const change = parseBulkChange({ kind, data });
    return change ? [{ ...row, id: row.id.toString(), change, isMine: staff_id === desk.staff.id }] : [];
  });
}
