import { refuse, type Refusal } from "#app/features/shared/outcome.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import type { LockedTicket } from "#app/features/tickets/lock-ticket.server.ts";

/** A ticket that was merged into another lives on there: nothing is written in it any more. The detail is its number. */
export async function refuseIfMerged(tx: DeskTx, ticket: LockedTicket): Promise<Refusal<"merged"> | null> {
  if (ticket.merged_into_id === null) return null;
  const into = await tx.db.ticket.findFirstOrThrow({ where: { id: ticket.merged_into_id }, select: { number: true } });
  return refuse("merged", { detail: String(into.number) });
}
