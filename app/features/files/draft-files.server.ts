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

/** Gives the files of a form for a new ticket to the ticket that came of it. */
export const moveStartFiles = (desk: StaffDesk, tx: DeskTx, startKey: string, ticketId: bigint) =>
  tx.sql`
    update draft_file set ticket_id = ${ticketId}, start_key = null
    where shop_id = ${SHOP} and ticket_id is null and staff_id = ${desk.staff.id} and start_key = ${startKey}`;
