import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { workBulkJob } from "./bulk-jobs.ts";

/**
 * Takes a change of many tickets back, by a job: each ticket that nobody has changed since is as it was before. Only who
 * made the change, and once it is made. Asked for again: done. `null` when there is none of theirs.
 */
export async function undoBulk(desk: StaffDesk, id: bigint): Promise<Outcome<{ id: string }, "not_done"> | null> {
  return desk.tx(async (tx) => {
    const mine = { id, staffId: desk.staff.id };
    const { count } = await tx.db.bulkAction.updateMany({
      where: { ...mine, state: { in: ["done", "failed"] } },
      data: { state: "undoing", finishedAt: null },
    });
    if (count) {
      await tx.enqueue(workBulkJob, { bulkId: id.toString() }, { key: id.toString() });
      tx.announce({ kind: "bulk", bulkId: id.toString() });
      return succeed({ id: id.toString() });
    }
    const bulk = await tx.db.bulkAction.findFirst({ where: mine, select: { state: true } });
    if (!bulk) return null;
    return bulk.state === "undoing" || bulk.state === "undone" ? succeed({ id: id.toString() }) : refuse("not_done");
  });
}
