import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { PersonalNews } from "#app/platform/live/live-event.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";

/** What somebody is told about. */
interface News {
  ticketId: bigint;
  messageId: bigint;
  /** Who wrote it; left out: the customer. */
  by?: { id: bigint; name: string };
  at: Date;
}

/**
 * Tells those who follow the ticket, but not who wrote it, nor who was told of this message already. As long as a
 * follower has not looked, there is one notice per ticket, however much comes. One statement.
 */
export async function noteNews(tx: DeskTx, { ticketId, messageId, by, at }: News): Promise<void> {
  const told = await tx.sql<{ staff_id: bigint }>`
    insert into staff_notice (shop_id, staff_id, ticket_id, message_id, kind, by_name, at)
    select f.shop_id, f.staff_id, f.ticket_id, ${messageId}::bigint, 'followed', ${by?.name ?? null}::text,
           ${at}::timestamptz
    from ticket_follower f join staff s on s.shop_id = f.shop_id and s.id = f.staff_id and s.removed_at is null
    where f.shop_id = ${SHOP} and f.ticket_id = ${ticketId}::bigint and f.staff_id <> ${by?.id ?? 0n}::bigint
      and not exists (select 1 from staff_notice n where n.shop_id = f.shop_id and n.ticket_id = f.ticket_id
                      and n.staff_id = f.staff_id
                      and (n.message_id = ${messageId}::bigint or (n.kind = 'followed' and n.read_at is null)))
    returning staff_id`;
  for (const { staff_id } of told) tx.announce({ kind: "notice", staffId: staff_id.toString() });
}

/**
 * Tells these people of the shop that they were mentioned, given the ticket, are asked to approve something in it, or
 * that an act in it needs somebody.
 * `byName` null: nobody in particular. One statement.
 */
export async function notePeople(
  tx: DeskTx,
  kind: PersonalNews,
  staffIds: readonly bigint[],
  about: { ticketId: bigint; messageId: bigint | null; byName: string | null; at: Date },
): Promise<void> {
  if (!staffIds.length) return;
  const told = await tx.sql<{ staff_id: bigint; number: number }>`
    insert into staff_notice (shop_id, staff_id, ticket_id, message_id, kind, by_name, at)
    select ${SHOP}, id, ${about.ticketId}::bigint, ${about.messageId}::bigint, ${kind}, ${about.byName}::text,
           ${about.at}::timestamptz
    from unnest(${staffIds}::bigint[]) as id
    returning staff_id, (select number from ticket where shop_id = ${SHOP} and id = ${about.ticketId}::bigint)`;
  for (const { staff_id, number } of told)
    tx.announce({ kind: "notice", staffId: staff_id.toString(), told: { because: kind, number } });
}

/** From now on these people of the shop hear of the ticket; who follows it already goes on. One statement. */
export async function startFollowing(tx: DeskTx, ticketId: bigint, staffIds: readonly bigint[]): Promise<void> {
  if (!staffIds.length) return;
  await tx.sql`
    insert into ticket_follower (shop_id, ticket_id, staff_id)
    select ${SHOP}, ${ticketId}::bigint, id from unnest(${staffIds}::bigint[]) as id
    on conflict do nothing`;
}
