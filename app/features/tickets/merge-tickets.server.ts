import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { lockTicket, type LockedTicket } from "./lock-ticket.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { tallyTicket } from "./tally-ticket.server.ts";
import { endsWaiting, placeAt } from "./ticket-place.ts";
import { isDoneStatus, isOpenStatus, type TicketStatus } from "./ticket-status.ts";

export type MergeProblem = "target_missing" | "same_ticket" | "merged_before" | "spam";

/**
 * Moves everything of ticket `number` into ticket `into`: messages in the order they came, notes, acts, drafts, tags and
 * followers. The emptied ticket is closed and leads there; what is still answered to it arrives there. The customer of
 * the other ticket stays the one who is answered. `null` when there is no ticket `number`.
 */
export async function mergeTickets(
  desk: StaffDesk,
  number: number,
  into: number,
): Promise<Outcome<{ number: number }, MergeProblem> | null> {
  if (number === into) return refuse("same_ticket", { field: "into" });
  return desk.tx(async (tx) => {
    // Always in the same order, so that two people who merge each other's tickets do not wait for one another.
    const [low, high] = [await lockTicket(tx, Math.min(number, into)), await lockTicket(tx, Math.max(number, into))];
    const [source, target] = number < into ? [low, high] : [high, low];
    if (!source) return null;
    if (!target) return refuse("target_missing", { field: "into" });
    if (source.merged_into_id === target.id) return succeed({ number: target.number });
    if (source.merged_into_id !== null || target.merged_into_id !== null)
      return refuse("merged_before", { field: "into" });
    if (target.status === "spam") return refuse("spam", { field: "into" });

    await moveEverything(tx, source.id, target.id);
    const now = desk.now();
    await tx.db.ticket.updateMany({
      where: { id: source.id },
      data: { ...placeAt("closed", now, source.solved_at), mergedIntoId: target.id, waitingSince: null, unread: false },
    });
    const status = await bringBack(tx, source, target, now);
    await tallyTicket(tx, target.id, status);
    await keepWaiting(tx, source, target, status);
    await tallyTicket(tx, source.id, "closed");
    const staffId = desk.staff.id;
    await noteEvent(tx, source, { kind: "merged_away", staffId, data: { number: target.number }, at: now });
    await noteEvent(tx, target, { kind: "merged", staffId, data: { number: source.number }, at: now });
    return succeed({ number: target.number });
  });
}

/**
 * Whoever still waited in the one waits in the other, though that was done; who waited in the inbox waits there, though
 * the other was put off.
 */
async function bringBack(tx: DeskTx, source: LockedTicket, target: LockedTicket, now: Date): Promise<TicketStatus> {
  const waits =
    source.waiting_since !== null && (isDoneStatus(target.status) || (isInInbox(source) && !isInInbox(target)));
  const status = waits ? "open" : target.status;
  await tx.db.ticket.updateMany({
    where: { id: target.id },
    data: {
      ...(waits && placeAt("open", now)),
      unread: source.unread || target.unread,
      priority: Math.max(source.priority, target.priority),
    },
  });
  return status;
}

const isInInbox = ({ status, snoozed }: LockedTicket): boolean => isOpenStatus(status) && !snoozed;

/** An answer to the one did not answer the other: since when somebody waits is the earlier of the two. */
async function keepWaiting(
  tx: DeskTx,
  source: LockedTicket,
  target: LockedTicket,
  status: TicketStatus,
): Promise<void> {
  const [since] = [source.waiting_since, target.waiting_since].filter((at) => at !== null).sort((a, b) => +a - +b);
  if (since && !endsWaiting(status))
    await tx.db.ticket.updateMany({ where: { id: target.id }, data: { waitingSince: since } });
}

async function moveEverything(tx: DeskTx, from: bigint, to: bigint): Promise<void> {
  await tx.sql`update message set ticket_id = ${to} where shop_id = ${SHOP} and ticket_id = ${from}`;
  await tx.sql`update order_action set ticket_id = ${to} where shop_id = ${SHOP} and ticket_id = ${from}`;
  await tx.sql`update shopper_request set ticket_id = ${to} where shop_id = ${SHOP} and ticket_id = ${from}`;
  await tx.sql`update staff_notice set ticket_id = ${to} where shop_id = ${SHOP} and ticket_id = ${from}`;
  await tx.sql`update draft_file set ticket_id = ${to} where shop_id = ${SHOP} and ticket_id = ${from}`;
  // What was being typed there goes on below what is being typed here.
  await tx.sql`
    with gone as (delete from draft where shop_id = ${SHOP} and ticket_id = ${from} returning *)
    insert into draft (shop_id, ticket_id, staff_id, kind, body, recipients, updated_at)
    select shop_id, ${to}, staff_id, kind, body, recipients, updated_at from gone
    on conflict (shop_id, ticket_id, staff_id, kind)
      do update set body = concat_ws(e'\n\n', nullif(draft.body, ''), nullif(excluded.body, '')),
        recipients = excluded.recipients || draft.recipients || (
          select coalesce(jsonb_object_agg(field, people), '{}') from (
            select field, jsonb_agg(distinct one) as people
            from unnest(array['to', 'cc', 'bcc']) as field, jsonb_array_elements(
              coalesce(draft.recipients->field, '[]') || coalesce(excluded.recipients->field, '[]')) as one
            group by field) joined)`;
  await tx.sql`
    with gone as (delete from ticket_tag where shop_id = ${SHOP} and ticket_id = ${from} returning shop_id, tag_id)
    insert into ticket_tag (shop_id, ticket_id, tag_id) select shop_id, ${to}, tag_id from gone on conflict do nothing`;
  await tx.sql`
    update ticket t set tag_ids = coalesce((select array_agg(g.tag_id order by g.tag_id) from ticket_tag g
      where g.shop_id = t.shop_id and g.ticket_id = t.id), '{}')
    where t.shop_id = ${SHOP} and t.id = any(${[from, to]}::bigint[])`;
  await tx.sql`
    with gone as (delete from ticket_follower where shop_id = ${SHOP} and ticket_id = ${from} returning shop_id, staff_id)
    insert into ticket_follower (shop_id, ticket_id, staff_id) select shop_id, ${to}, staff_id from gone
    on conflict do nothing`;
  // An order that only the one is about is what both are about now.
  await tx.sql`
    update ticket t set order_id = f.order_id, order_name = f.order_name, order_match = f.order_match,
      order_payment = f.order_payment, order_fulfilment = f.order_fulfilment
    from ticket f
    where t.shop_id = ${SHOP} and t.id = ${to} and f.shop_id = ${SHOP} and f.id = ${from}
      and t.order_id is null and f.order_id is not null and f.customer_id = t.customer_id`;
}
