import type { Desk } from "#app/features/shared/desk.ts";
import { workBulkJob } from "./bulk-jobs.ts";

/** Lets changes of many tickets go on whose job was given up; where one still runs, the next waits and finds nothing. */
export async function sweepBulks(desk: Desk): Promise<void> {
  const open = await desk.db.bulkAction.findMany({
    where: {
      state: { in: ["waiting", "running", "undoing"] },
      createdAt: { lt: new Date(desk.now().getTime() - 5 * 60_000) },
    },
    select: { id: true },
    take: 100,
  });
  for (const { id } of open)
    await desk.tx((tx) => tx.enqueue(workBulkJob, { bulkId: id.toString() }, { key: id.toString() }));
}
