import type { ActingDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";

/** A ticket as far as acts on its order need it. */
export interface FoundTicket {
  id: bigint;
  orderId: bigint | null;
  orderName: string | null;
  orderMatch: string;
}

/**
 * The ticket, if acts may be made from it: one that was merged into another lives on there.
 * @returns null when there is none; `merged` with the other one's number
 */
export async function findActTicket(desk: ActingDesk, number: number): Promise<Outcome<FoundTicket, "merged"> | null> {
  const ticket = await desk.db.ticket.findFirst({
    where: { number },
    select: { id: true, orderId: true, orderName: true, orderMatch: true, mergedInto: { select: { number: true } } },
  });
  if (!ticket) return null;
  const { mergedInto, ...found } = ticket;
  return mergedInto ? refuse("merged", { detail: String(mergedInto.number) }) : succeed(found);
}
