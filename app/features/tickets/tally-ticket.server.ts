import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { previewOf } from "./preview-text.ts";
import { endsWaiting } from "./ticket-place.ts";
import type { TicketStatus } from "./ticket-status.ts";

interface Tally {
  count: number;
  latest: Date | null;
  waiting_since: Date | null;
  first_reply_at: Date | null;
  last: { body_text: string; by: "customer" | "staff"; files: string[] } | null;
}

/**
 * Writes what the inbox shows of a ticket anew from its messages, after messages came to it or left it. The ticket is
 * held by the caller. Two statements.
 */
export async function tallyTicket(tx: DeskTx, ticketId: bigint, status: TicketStatus): Promise<void> {
  const [tally] = await tx.sql<Tally>`
    with told as (
      select id, kind, created_at, body_text, automatic from message where shop_id = ${SHOP} and ticket_id = ${ticketId}
    ), answered as (
      select max(id) as id from told where kind = 'reply' and not automatic
    )
    select count(*)::int as count, max(created_at) as latest,
      min(created_at) filter (where kind in ('customer', 'guest') and not automatic
        and id > coalesce((select id from answered), 0)) as waiting_since,
      min(created_at) filter (where kind = 'reply' and not automatic) as first_reply_at,
      (select jsonb_build_object('body_text', left(m.body_text, 1000),
         'by', case when m.kind = 'reply' then 'staff' else 'customer' end,
         'files', coalesce((select jsonb_agg(a.file_name order by a.position) from attachment a
                            where a.shop_id = ${SHOP} and a.message_id = m.id), '[]'))
       from told m where m.kind in ('customer', 'guest', 'reply') and not m.automatic
       order by m.id desc limit 1) as last
    from told`;
  if (!tally) return;
  await tx.db.ticket.updateMany({
    where: { id: ticketId },
    data: {
      messageCount: tally.count,
      waitingSince: endsWaiting(status) ? null : tally.waiting_since,
      firstReplyAt: tally.first_reply_at,
      ...(tally.latest && { lastActivityAt: tally.latest }),
      ...(tally.last && { preview: previewOf(tally.last.body_text, tally.last.files), lastMessageBy: tally.last.by }),
    },
  });
}
