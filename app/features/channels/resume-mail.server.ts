import { askForWork } from "#app/features/shared/ask-for-work.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { sendMailJob } from "#app/features/replies/delivery-jobs.ts";
import { fileMailJob } from "./mail-jobs.ts";

const pageSize = 500;

/**
 * Asks again for everything that waits to be filed or sent. Jobs of a shop that had uninstalled the app were dropped;
 * when it comes back, this picks their work up. Job; asking twice does no harm.
 */
export async function resumeMail(desk: Desk): Promise<void> {
  await askForWork(desk, fileMailJob);
  await page((after) => resumeSending(desk, after));
}

/** Page by page, each in a transaction of its own, until one brings nothing. */
async function page(resume: (after: bigint) => Promise<bigint | undefined>): Promise<void> {
  for (let after: bigint | undefined = 0n; after !== undefined;) after = await resume(after);
}

/** Returns the last id of the page. */
const resumeSending = (desk: Desk, after: bigint) =>
  desk.tx(async (tx) => {
    const messages = await tx.db.message.findMany({
      where: { deliveryState: { in: ["queued", "sending"] }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: pageSize,
      select: { id: true },
    });
    for (const { id } of messages) await tx.enqueue(sendMailJob, { messageId: id.toString() }, { key: id.toString() });
    return messages.at(-1)?.id;
  });
