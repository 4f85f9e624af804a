import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";

/**
 * When the first answer of a person left: what the shop's real reply time is computed from. Automatic mail does not count.
 */
export async function noteFirstReply(tx: DeskTx, messageId: bigint, at: Date): Promise<void> {
  await tx.sql`
    update ticket t set first_reply_at = ${at}::timestamptz
    from message m
    where m.shop_id = ${SHOP} and m.id = ${messageId} and m.kind = 'reply' and m.automatic_kind is null
      and t.shop_id = m.shop_id and t.id = m.ticket_id and t.first_reply_at is null`;
}
