import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";

/** More are not counted. */
export const mostAlarms = 1_000;

/**
 * The acts that need somebody, newest first: those a person has to decide on; and those whose money did not arrive, that
 * differ from what Shopify shows, or that came to something else than was confirmed, for as long as their ticket stands in
 * the inbox (that is ours: who solves it has seen to it). One statement, by an index of its own.
 */
export async function findAlarms({ sql }: Pick<Desk, "sql">): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>`
    select a.id from order_action a
    where a.shop_id = ${SHOP}
      and (a.state = 'needs_person' or a.money_state = 'failed'
        or a.problem in ('not_at_shopify', 'made_after_all', 'other_sum')
        or jsonb_exists(a.result, 'otherwise'))
      and (a.state = 'needs_person' or exists (
        select 1 from ticket t where t.shop_id = a.shop_id and t.id = a.ticket_id and t.is_open))
    order by a.id desc limit ${mostAlarms}::int`;
  return rows.map(({ id }) => id);
}
