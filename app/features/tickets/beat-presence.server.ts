import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { staleBefore } from "./presence.ts";
import { isTicketNumber } from "./row-ids.ts";
import type { PresentPerson } from "./ticket-view.ts";

/**
 * Notes that the acting person has the ticket open, and whether they type; open pages are told only when that is news.
 * `pageId`: by which their page is known to its live connection, with which its presence ends. Returns who else is there,
 * by name; `null` when the ticket does not exist.
 */
export async function beatPresence(
  desk: StaffDesk,
  number: number,
  { typing, pageId }: { typing: boolean; pageId?: string | null },
): Promise<PresentPerson[] | null> {
  if (!isTicketNumber(number)) return null;
  const now = desk.now();
  return desk.tx(async (tx) => {
    const [beat] = await tx.sql<{ ticket_id: bigint; is_news: boolean }>`
      with t as (select shop_id, id from ticket where shop_id = ${SHOP} and number = ${number}::int),
           was as (select p.typing from ticket_presence p join t on p.shop_id = t.shop_id and p.ticket_id = t.id
                   where p.staff_id = ${desk.staff.id}::bigint and p.seen_at > ${staleBefore(now)}::timestamptz)
      insert into ticket_presence (shop_id, ticket_id, staff_id, typing, seen_at, page_id)
      select shop_id, id, ${desk.staff.id}::bigint, ${typing}::boolean, ${now}::timestamptz, ${pageId ?? null}::uuid
      from t
      on conflict (shop_id, ticket_id, staff_id)
        do update set typing = excluded.typing, seen_at = excluded.seen_at, page_id = excluded.page_id
      returning ticket_id, (select was.typing from was) is distinct from ${typing}::boolean as is_news`;
    if (!beat) return null;
    if (beat.is_news) tx.announce({ kind: "presence", number });
    return listPresent(desk, tx, number);
  });
}

/** Notes that the acting person has left the ticket. `null` when it does not exist. */
export async function endPresence(desk: StaffDesk, number: number): Promise<[] | null> {
  if (!isTicketNumber(number)) return null;
  return desk.tx(async (tx) => {
    const [ticket] = await tx.sql<{ left: boolean }>`
      with t as (select shop_id, id from ticket where shop_id = ${SHOP} and number = ${number}::int),
           gone as (delete from ticket_presence p using t
                    where p.shop_id = t.shop_id and p.ticket_id = t.id and p.staff_id = ${desk.staff.id}::bigint
                    returning 1)
      select exists (select 1 from gone) as left from t`;
    if (!ticket) return null;
    if (ticket.left) tx.announce({ kind: "presence", number });
    return [];
  });
}

/** Notes that one of the acting person's pages is closed, which can no longer say so itself. */
export async function endPresenceOfPage(desk: StaffDesk, pageId: string): Promise<void> {
  await desk.tx(async (tx) => {
    const left = await tx.sql<{ number: number }>`
      delete from ticket_presence p using ticket t
      where p.shop_id = ${SHOP} and p.staff_id = ${desk.staff.id}::bigint and p.page_id = ${pageId}::uuid
        and t.shop_id = p.shop_id and t.id = p.ticket_id
      returning t.number`;
    for (const { number } of left) tx.announce({ kind: "presence", number });
  });
}

/** Who else has the ticket open, by name; `null` when it does not exist. */
export async function readPresence(desk: StaffDesk, number: number): Promise<PresentPerson[] | null> {
  if (!isTicketNumber(number)) return null;
  const ticket = await desk.db.ticket.findFirst({ where: { number }, select: { id: true } });
  return ticket && listPresent(desk, desk, number);
}

const listPresent = (desk: StaffDesk, { sql }: Pick<DeskTx, "sql">, number: number) =>
  sql<PresentPerson>`
    select s.id::text, s.name, p.typing
    from ticket t
    join ticket_presence p on p.shop_id = t.shop_id and p.ticket_id = t.id
    join staff s on s.shop_id = p.shop_id and s.id = p.staff_id
    where t.shop_id = ${SHOP} and t.number = ${number}::int and p.staff_id <> ${desk.staff.id}::bigint
      and p.seen_at > ${staleBefore(desk.now())}::timestamptz
    order by lower(s.name), s.id`;
