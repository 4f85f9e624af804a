import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "#app/features/tickets/lock-ticket.server.ts";
import { noteEvent } from "#app/features/tickets/note-event.server.ts";
import { keepTag } from "./keep-tag.server.ts";
import { mostTagsOfShop, mostTagsOfTicket, parseTagName } from "./tag-name.ts";

type TagProblem = "empty" | "too_long" | "too_many_tags";

/**
 * Puts a tag on the ticket, by its name; a new name makes a new tag. It is there already: done, without an event.
 * `null` when the ticket does not exist.
 */
export async function addTicketTag(
  desk: StaffDesk,
  number: number,
  typed: string,
): Promise<Outcome<{ tagId: string }, TagProblem> | null> {
  const parsed = parseTagName(typed);
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    if ("problem" in parsed) return refuse(parsed.problem, { field: "tag" });
    const known = await tx.db.tag.findFirst({ where: { key: parsed.key }, select: { id: true } });
    if (known && ticket.tag_ids.includes(known.id)) return succeed({ tagId: known.id.toString() });
    if (ticket.tag_ids.length >= mostTagsOfTicket || (!known && (await tx.db.tag.count()) >= mostTagsOfShop))
      return refuse("too_many_tags", { field: "tag" });
    const tagId = await keepTag(tx, parsed);
    await tx.db.ticketTag.createMany({ data: [{ ticketId: ticket.id, tagId }], skipDuplicates: true });
    await copyTagIds(tx, [ticket.id]);
    const data = { added: [await nameOf(tx, tagId)], removed: [] };
    await noteEvent(tx, ticket, { kind: "tagged", staffId: desk.staff.id, data, at: desk.now() });
    return succeed({ tagId: tagId.toString() });
  });
}

/** Takes a tag off the ticket. Not there: done, without an event. `null` when the ticket does not exist. */
export async function removeTicketTag(
  desk: StaffDesk,
  number: number,
  tagId: bigint,
): Promise<Outcome<null, never> | null> {
  return desk.tx(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return null;
    const { count } = await tx.db.ticketTag.deleteMany({ where: { ticketId: ticket.id, tagId } });
    if (!count) return succeed(null);
    await copyTagIds(tx, [ticket.id]);
    const data = { added: [], removed: [await nameOf(tx, tagId)] };
    await noteEvent(tx, ticket, { kind: "tagged", staffId: desk.staff.id, data, at: desk.now() });
    return succeed(null);
  });
}

/** Writes to the tickets' own rows which tags they have; whoever writes ticket_tag calls it. One statement. */
export async function copyTagIds(tx: DeskTx, ticketIds: readonly bigint[]): Promise<void> {
  await tx.sql`
    update ticket t set tag_ids = coalesce((select array_agg(x.tag_id order by x.tag_id) from ticket_tag x
                                            where x.shop_id = t.shop_id and x.ticket_id = t.id), '{}')
    where t.shop_id = ${SHOP} and t.id = any(${ticketIds}::bigint[])`;
}

const nameOf = async (tx: DeskTx, id: bigint): Promise<string> =>
  (await tx.db.tag.findFirstOrThrow({ where: { id }, select: { name: true } })).name;
