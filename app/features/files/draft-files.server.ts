import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import type { DraftKind } from "#app/features/replies/draft-kind.ts";

/** A file that waits beside an unsent text. */
export interface DraftFileRow {
  id: bigint;
  file_id: bigint;
  file_name: string;
  size_bytes: number;
  content_type: string;
}

/** The person's files beside this text, in the order in which they came. The ticket is held. */
export const listDraftFiles = (desk: StaffDesk, tx: DeskTx, ticketId: bigint, kind: DraftKind) =>
  tx.sql<DraftFileRow>`
    select d.id, d.file_id, d.file_name, f.size_bytes, f.content_type
    from draft_file d join stored_file f on f.shop_id = d.shop_id and f.id = d.file_id
    where d.shop_id = ${SHOP} and d.ticket_id = ${ticketId} and d.staff_id = ${desk.staff.id} and d.kind = ${kind}
    order by d.id`;

/** The person's files beside the first message of a ticket that is not there yet. */
export const listStartFiles = (desk: StaffDesk, tx: Pick<DeskTx, "sql">, startKey: string) =>
  tx.sql<DraftFileRow>`
    select d.id, d.file_id, d.file_name, f.size_bytes, f.content_type
    from draft_file d join stored_file f on f.shop_id = d.shop_id and f.id = d.file_id
    where d.shop_id = ${SHOP} and d.ticket_id is null and d.staff_id = ${desk.staff.id} and d.start_key = ${startKey}
    order by d.id`;

/**
 * Gives these files of a form for a new ticket to the ticket that came of it, and forgets its others: the person did not
 * see them. `false`, and nothing is changed, when one of them is not there.
 */
export async function takeStartFiles(
  desk: StaffDesk,
  tx: DeskTx,
  startKey: string,
  ticketId: bigint,
  ids: readonly string[],
): Promise<boolean> {
  const waiting = await listStartFiles(desk, tx, startKey);
  const there = new Set(waiting.map(({ id }) => id.toString()));
  if (!ids.every((id) => there.has(id))) return false;
  const [taken, others] = [true, false].map((wanted) =>
    waiting.flatMap(({ id }) => (ids.includes(id.toString()) === wanted ? [id] : [])),
  );
  await tx.db.draftFile.updateMany({ where: { id: { in: taken } }, data: { ticketId, startKey: null } });
  await tx.db.draftFile.deleteMany({ where: { id: { in: others } } });
  return true;
}
