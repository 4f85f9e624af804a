import type { Desk } from "../shared/desk.ts";
import { dayMs, fulfilPrivacyJob } from "./privacy-jobs.ts";

/** Whoever is to be told has so many days left then. */
const alarmDays = 7;

/** Has every open request tried again, and says loudly which are nearly due. */
export async function resumePrivacy(desk: Desk): Promise<void> {
  const open = await desk.db.privacyRequest.findMany({
    where: { state: { in: ["open", "running", "failed"] } },
    select: { id: true, kind: true, dueAt: true, problem: true },
    take: 100,
  });
  for (const { id, kind, dueAt, problem } of open) {
    if (dueAt.getTime() - desk.now().getTime() < alarmDays * dayMs)
      desk.log.error({ requestId: id.toString(), kind, dueAt, problem }, "a duty about personal data is nearly due");
    await desk.tx((tx) => tx.enqueue(fulfilPrivacyJob, { requestId: id.toString() }, { key: id.toString() }));
  }
}
