import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { staleBefore, staleSeconds } from "#app/features/tickets/presence.ts";
import type { PresentPerson } from "#app/features/tickets/ticket-view.ts";

/** Who else is at which of the tickets of a list, as JSON. */
export interface ListPresence {
  tickets: { number: number; present: PresentPerson[] }[];
  /** So many seconds until the first of them may have gone without saying so; null: nobody is there. */
  staleInSeconds: number | null;
}

/** Who else has which of the tickets with these numbers open, and types. One statement, whatever their number. */
export async function listPresence(desk: StaffDesk, numbers: readonly number[]): Promise<ListPresence> {
  const now = desk.now();
  const rows = await desk.sql<{ number: number; present: PresentPerson[]; seen_at: Date }>`
    select t.number, min(p.seen_at) as seen_at,
           jsonb_agg(jsonb_build_object('id', s.id::text, 'name', s.name, 'typing', p.typing)
                     order by p.typing desc, lower(s.name), s.id) as present
    from ticket t
    join ticket_presence p on p.shop_id = t.shop_id and p.ticket_id = t.id
    join staff s on s.shop_id = p.shop_id and s.id = p.staff_id
    where t.shop_id = ${SHOP} and t.number = any(${numbers}::int[]) and p.staff_id <> ${desk.staff.id}::bigint
      and p.seen_at > ${staleBefore(now)}::timestamptz
    group by t.number order by t.number`;
  const oldest = Math.min(...rows.map(({ seen_at }) => seen_at.getTime()));
  return {
    tickets: rows.map(({ number, present }) => ({ number, present })),
    staleInSeconds: rows.length ? Math.max(1, Math.ceil(staleSeconds - (now.getTime() - oldest) / 1_000)) : null,
  };
}
