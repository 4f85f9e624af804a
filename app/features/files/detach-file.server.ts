import type { StaffDesk } from "#app/features/shared/desk.ts";
import { succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { isTicketNumber } from "#app/features/tickets/row-ids.ts";

/** Takes a file of one's own away from an unsent text. `null` when the person has no such file in this ticket. */
export async function detachFile(desk: StaffDesk, number: number, draftFileId: bigint): Promise<Outcome<null> | null> {
  if (!isTicketNumber(number)) return null;
  const { count } = await desk.db.draftFile.deleteMany({
    where: { id: draftFileId, staffId: desk.staff.id, ticket: { is: { number } } },
  });
  return count ? succeed(null) : null;
}

/** Takes a file of one's own away from the form for a new ticket. `null` when the person has no such file there. */
export async function detachStartFile(
  desk: StaffDesk,
  startKey: string,
  draftFileId: bigint,
): Promise<Outcome<null> | null> {
  const { count } = await desk.db.draftFile.deleteMany({
    where: { id: draftFileId, staffId: desk.staff.id, ticketId: null, startKey },
  });
  return count ? succeed(null) : null;
}
