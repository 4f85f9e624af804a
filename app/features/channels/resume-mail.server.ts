import type { Desk } from "#app/features/shared/desk.ts";
import { sendMailJob } from "#app/features/replies/delivery-jobs.ts";
import { processMailJob } from "./mail-jobs.ts";

/**
 * Asks again for everything that waits to be filed or sent. Jobs of a shop that had uninstalled the app were dropped;
 * when it comes back, or a job was given up, this picks their work up. Asking twice does no harm.
 */
export async function resumeMail(desk: Desk): Promise<void> {
  await desk.tx(async (tx) => {
    const mails = await tx.db.inboundMail.findMany({ where: { state: "received" }, select: { id: true }, take: 5_000 });
    for (const { id } of mails) await tx.enqueue(processMailJob, { mailId: id.toString() });
    const messages = await tx.db.message.findMany({
      where: { deliveryState: { in: ["queued", "sending"] } },
      select: { id: true },
      take: 5_000,
    });
    for (const { id } of messages) await tx.enqueue(sendMailJob, { messageId: id.toString() }, { key: id.toString() });
  });
}
