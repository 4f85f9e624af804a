import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { placeAt } from "./ticket-place.ts";
import { closeSolvedJob } from "./ticket-jobs.ts";

/** So many at once, so that nobody waits for their rows; the rest is another run's. */
const chunk = 200;

/**
 * Closes tickets that have been solved for as many days as the shop has set, without news since. Each says so in its
 * timeline. Asks for another run as long as there are more.
 */
export async function closeSolved(desk: Desk): Promise<void> {
  const at = desk.now();
  await desk.tx(async (tx) => {
    const due = await listDue(tx, at);
    if (!due.length) return;
    for (const { id, solved_at } of due)
      await tx.db.ticket.updateMany({ where: { id }, data: placeAt("closed", at, solved_at) });
    await tx.db.ticketEvent.createMany({
      data: due.map(({ id }) => ({
        ticketId: id,
        kind: "status",
        data: { from: "solved", to: "closed", because: "time" },
        at,
      })),
    });
    for (const { id, number } of due) tx.announce({ kind: "ticket", ticketId: id.toString(), number });
    if (due.length === chunk) await tx.enqueue(closeSolvedJob, {}, { key: "all" });
  });
}

/** Days as the clock goes, not as the calendar does. Without settings: 28, as the table has it. */
const listDue = (tx: DeskTx, at: Date) =>
  tx.sql<{ id: bigint; number: number; solved_at: Date | null }>`
    with days as (select coalesce((select x.close_after_days from shop_settings x where x.shop_id = ${SHOP}),
                                  case when not exists (select 1 from shop_settings x where x.shop_id = ${SHOP})
                                  then 28 end) as n)
    select t.id, t.number, t.solved_at from ticket t, days
    where t.shop_id = ${SHOP} and t.status = 'solved'
      and t.last_activity_at < ${at}::timestamptz - make_interval(days => days.n)
      and t.solved_at < ${at}::timestamptz - make_interval(days => days.n)
    order by t.last_activity_at desc, t.id desc
    limit ${chunk}::int
    for update of t skip locked`;
