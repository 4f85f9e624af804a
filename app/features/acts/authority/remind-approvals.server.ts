import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { listTeam } from "#app/features/team/list-team.server.ts";
import { notePeople } from "#app/features/tickets/notify-people.server.ts";
import { withNames, type ActionRow } from "../action-row.ts";
import { lockOrder } from "../lock-order.server.ts";
import { mailApprovalJob } from "./approval-jobs.ts";
import { nextReminder } from "./approval-timing.ts";
import { endRequest } from "./end-request.server.ts";
import { listApprovers } from "./list-approvers.server.ts";

/** More people than these get no mail of one request, only the notice. Ours. */
const mostMails = 20;
/** More are left for the next round. */
const mostAtOnce = 50;

/**
 * Tells people again of requests that nobody answered, here and by mail: first who may approve, then all owners; in the end
 * such a request is given up and who asked is told. Called every minute for each shop that has such requests. Several may
 * sweep at once.
 * @returns how many were due
 */
export async function remindApprovals(desk: Desk): Promise<number> {
  const due = await desk.db.approval.findMany({
    where: { state: "asked", remindAt: { lte: desk.now() } },
    include: { action: { include: withNames } },
    orderBy: { id: "asc" },
    take: mostAtOnce,
  });
  if (!due.length) return 0;
  const { approvalRemindMinutes } = await readSettings(desk);
  for (const { id, askedAt, reminded, action } of due) {
    const reminder = nextReminder(reminded, askedAt, approvalRemindMinutes);
    await desk.tx(async (tx) => {
      await lockOrder(tx, action.orderId);
      if (reminder.whom === "nobody") return endRequest(desk, tx, action, { state: "unanswered" });
      const { count } = await tx.db.approval.updateMany({
        where: { id, state: "asked", reminded },
        data: { remindAt: reminder.nextAt, reminded: { increment: 1 } },
      });
      if (count) await tell(desk, tx, { id, reminded: reminded + 1 }, action, reminder.whom);
    });
  }
  return due.length;
}

async function tell(
  desk: Desk,
  tx: DeskTx,
  { id, reminded }: { id: bigint; reminded: number },
  act: ActionRow,
  whom: "approvers" | "owners",
): Promise<void> {
  const people =
    whom === "approvers"
      ? await listApprovers(tx, act)
      : (await listTeam(tx, "owner")).filter(({ id }) => id !== act.staffId);
  await notePeople(
    tx,
    "approval_waiting",
    people.map(({ id }) => id),
    { ticketId: act.ticketId, messageId: null, byName: act.staff?.name ?? null, at: desk.now() },
  );
  for (const { id: staffId } of people.slice(0, mostMails)) {
    const data = { approvalId: id.toString(), staffId: staffId.toString() };
    await tx.enqueue(mailApprovalJob, data, { key: `${id} ${staffId} ${reminded}` });
  }
}
