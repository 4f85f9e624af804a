import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/** The ids by which mail programs put a mail into its conversation. */
export interface ThreadIds {
  inReplyTo: string | null;
  /** Oldest first. */
  references: string[];
}

/**
 * What a message answers: the customer's last mail before it, and the mails before that. Robots' mails are
 * left out, and what was sent on to others or came from them: that is not the customer's conversation.
 */
export async function readThreadIds(desk: Desk, ticketId: bigint, messageId: bigint): Promise<ThreadIds> {
  const rows = await desk.sql<{ id: string; kind: string }>`
    select m.message_id_header as id, m.kind from message m
    where m.shop_id = ${SHOP} and m.ticket_id = ${ticketId} and m.id < ${messageId}
      and m.message_id_header is not null and not m.automatic and m.kind in ('customer', 'reply')
    order by m.id desc
    limit 20`;
  const answered = rows.find(({ kind }) => kind === "customer") ?? rows[0];
  return { inReplyTo: answered?.id ?? null, references: rows.map(({ id }) => id).reverse() };
}
