import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "../shared/desk.ts";
import { noteEvent } from "../tickets/note-event.server.ts";
import { placeAt } from "../tickets/ticket-place.ts";
import type { ActionRow } from "./action-row.ts";
import type { ActOutcome } from "./act-outcome.ts";
import { readInput } from "./read-record.ts";

/**
 * What becomes of the ticket that a shopper's own act made: done is solved, if nobody has written anything since and the
 * customer has been told all there is. Anything else stays where people see it, and they are told of it as of news.
 */
export async function settleShopperTicket(tx: DeskTx, row: ActionRow, outcome: ActOutcome, at: Date): Promise<void> {
  if (outcome.kind === "under_way") return;
  const isReturn = row.kind === "return" || row.kind === "exchange";
  // Goods go back somewhere: who was not told has to hear it from somebody.
  const isTold = !isReturn || Boolean(readInput(row.input)?.shown.about?.instructions);
  const isDone = outcome.kind === "done" && isTold && !outcome.result.isMoneyMissing && !outcome.result.lacks;
  const [ticket] = isDone
    ? await tx.sql<{ id: bigint; number: number }>`
        select id, number from ticket
        where shop_id = ${SHOP} and id = ${row.ticketId} and status = 'new' and message_count = 1 for update`
    : [];
  if (!ticket) {
    const about = { ticketId: row.ticketId.toString(), number: row.ticket.number };
    return tx.announce({ kind: "ticket", ...about, isNews: true });
  }
  await tx.db.ticket.updateMany({
    where: { id: ticket.id },
    data: { ...placeAt("solved", at), waitingSince: null, unread: false, lastActivityAt: at },
  });
  await noteEvent(tx, ticket, { kind: "status", staffId: null, data: { from: "new", to: "solved" }, at });
}
