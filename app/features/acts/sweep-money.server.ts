import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { followedSince, nextMoneyLook } from "./action-timing.ts";
import { followMoneyJob } from "./order-action-jobs.ts";

/** More are left for the next round. */
const mostAtOnce = 50;

/**
 * Has the money looked at of the shop's acts whose time has come; when it is next theirs stands in `lease_until`. What a
 * person decided is not followed: nobody knows which money it would be. Several may sweep at once.
 * @returns how many are looked at
 */
export const sweepMoney = (desk: Desk): Promise<number> =>
  desk.tx(async (tx) => {
    const now = desk.now();
    const due = await tx.sql<{ id: bigint; finished_at: Date }>`
      select id, finished_at from order_action
      where shop_id = ${SHOP} and state = 'succeeded' and (money_state = 'sent' or problem = 'refund_missing')
        and result -> 'decidedBy' is null
        and finished_at > ${followedSince(now)}::timestamptz and (lease_until is null or lease_until <= ${now}::timestamptz)
      order by id limit ${mostAtOnce}::int for update skip locked`;
    for (const { id, finished_at } of due) {
      await tx.db.orderAction.updateMany({ where: { id }, data: { leaseUntil: nextMoneyLook(finished_at, now) } });
      await tx.enqueue(followMoneyJob, { actionId: id.toString() });
    }
    return due.length;
  });
