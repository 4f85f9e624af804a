import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/**
 * Writes why a request was not done at once although the rule says so, and tells the staff that it waits for them. Once:
 * what is not to be done at once (any more) stays as it is, and so does what was begun, unless it failed.
 * @returns whether it waits for people
 */
export async function noteHeld(
  desk: Desk,
  requestId: bigint,
  ticket: { id: bigint; number: number },
  held: string,
): Promise<boolean> {
  return desk.tx(async (tx) => {
    const [noted] = await tx.sql<{ id: bigint }>`
      update shopper_request r set input = input || ${JSON.stringify({ held })}::jsonb, pending_since = null
      where shop_id = ${SHOP} and id = ${requestId} and (pending_since is not null or (input -> 'held' is null and exists (
        select 1 from order_action a where a.shop_id = r.shop_id and a.id = r.action_id and a.state = 'failed')))
      returning id`;
    if (!noted) {
      const begun = { id: requestId, action: { is: { state: { not: "failed" } } } };
      return (await tx.db.shopperRequest.count({ where: begun })) === 0;
    }
    desk.log.info({ requestId: requestId.toString(), held }, "a shopper's request is left to people");
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number, isNews: true });
    return true;
  });
}
