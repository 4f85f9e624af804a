import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { sendMailJob } from "./delivery-jobs.ts";

const pageSize = 500;

/** Ours: an answer that did not leave for three days would surprise on the fourth. Milliseconds. */
export const giveUpAfter = 72 * 3_600_000;
/** Longer than any try takes: what is half-sent then was left so by a crash. Milliseconds. */
const longestTry = 3_600_000;

/**
 * Takes up what waits in the outbox and has no job any more: its tries were used up while the files were away, or the
 * app was not installed. What should have left more than `giveUpAfter` ago fails as `given_up`, with what last held it
 * up, and is sent again only by a person. Done twice it does no harm.
 */
export async function sweepOutbox(desk: Desk): Promise<void> {
  await giveUp(desk);
  for (let after: bigint | undefined = 0n; after !== undefined;) after = await askAgain(desk, after);
}

/** Also what a crash left half-sent: it may have left, and a copy after days is for a person to want. */
const giveUp = (desk: Desk): Promise<void> =>
  desk.tx(async (tx) => {
    const before = overdue(desk);
    const given = await tx.sql<{ ticket_id: bigint; number: number }>`
      update message m
      set delivery_state = 'failed', delivery_detail = concat_ws(': ', 'given_up', nullif(m.delivery_detail, 'files_unavailable'))
      from ticket t
      where m.shop_id = ${SHOP} and m.delivery_state in ('queued', 'sending')
        and coalesce(m.undo_until, m.created_at) < case m.delivery_state when 'queued' then ${before}::timestamptz
          else ${new Date(before.getTime() - longestTry)}::timestamptz end
        and t.shop_id = m.shop_id and t.id = m.ticket_id
      returning m.ticket_id, t.number`;
    for (const { ticket_id, number } of given) tx.announce({ kind: "ticket", ticketId: ticket_id.toString(), number });
    if (given.length) desk.log.warn({ messages: given.length }, "messages that never left were given up");
  });

/** What should have left before this is not asked for again. */
const overdue = (desk: Desk): Date => new Date(desk.now().getTime() - giveUpAfter);

/** Returns the last id of the page. */
const askAgain = (desk: Desk, after: bigint) =>
  desk.tx(async (tx) => {
    const messages = await tx.db.message.findMany({
      where: {
        deliveryState: { in: ["queued", "sending"] },
        id: { gt: after },
        OR: [{ undoUntil: { gte: overdue(desk) } }, { undoUntil: null, createdAt: { gte: overdue(desk) } }],
      },
      orderBy: { id: "asc" },
      take: pageSize,
      select: { id: true, undoUntil: true },
    });
    for (const { id, undoUntil } of messages)
      await tx.enqueue(
        sendMailJob,
        { messageId: id.toString() },
        { key: id.toString(), unlessAsked: true, ...(undoUntil && { startAfter: undoUntil }) },
      );
    return messages.at(-1)?.id;
  });
