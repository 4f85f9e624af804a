import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { FrozenAnswers } from "./frozen-view.ts";

const shown = 20;

/** Whom no acknowledgement is sent to because too many were, the latest first; of one mailbox, or of all. One statement. */
export const listFrozenAnswers = (desk: Desk, mailboxId: bigint | null = null): Promise<FrozenAnswers[]> =>
  desk.sql<FrozenAnswers>`
    select a.address, t.number as "ticketNumber"
    from automatic_mail a left join ticket t on t.shop_id = a.shop_id and t.id = a.ticket_id
    where a.shop_id = ${SHOP} and a.kind = 'frozen'
      and (${mailboxId}::bigint is null or t.mailbox_id = ${mailboxId}::bigint)
    order by a.at desc limit ${shown}::int`;

/** Acknowledges mails of this address again; the count of the last ten minutes begins anew. Twice does no harm. */
export async function resumeAnswers(desk: Desk, address: string): Promise<void> {
  await desk.tx(async (tx) => {
    await tx.sql`delete from automatic_mail where shop_id = ${SHOP} and address = ${address} and kind = 'frozen'`;
    await tx.sql`
      update automatic_mail set at = at - interval '10 minutes'
      where shop_id = ${SHOP} and address = ${address} and at > ${desk.now()}::timestamptz - interval '10 minutes'`;
    tx.announce({ kind: "shop" });
  });
  desk.log.info("automatic answers to an address resumed");
}
