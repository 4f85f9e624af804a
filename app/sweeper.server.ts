import { deskForJob } from "#app/desk.server.ts";
import { resumeMailJob } from "#app/features/channels/mail-jobs.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { listShopsWithAbandonedActions, listShopsWithForgottenMail } from "#app/platform/db/shop-directory.server.ts";
import { log } from "#app/platform/log/log.server.ts";

const minute = 60_000;
/** The job of a mail is tried for about two days; what is not filed by then has nobody who works on it. */
const forgottenAfter = 3 * 24 * 60 * minute;

/**
 * Once at start and then every minute, picks up the acts on orders that a process which died has left behind; every hour
 * also mail whose job was given up. Several workers may sweep at once: each row is claimed by one.
 */
export function startSweeping(): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let rounds = 0;
  let round: Promise<void> = Promise.resolve();
  const next = () => {
    const withMail = rounds++ % 60 === 0;
    round = sweep(() => stopped, withMail)
      .catch((error) => log.error({ err: error }, "sweep failed"))
      .finally(() => {
        if (!stopped) timer = setTimeout(next, minute);
      });
  };
  next();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    await round;
  };
}

async function sweep(isStopped: () => boolean, withMail: boolean): Promise<void> {
  for (const shopId of await listShopsWithAbandonedActions(new Date())) {
    if (isStopped()) return;
    const desk = await deskForJob(shopId);
    if (desk) await sweepOrderActions(desk);
  }
  if (withMail) await resumeForgottenMail(isStopped);
}

async function resumeForgottenMail(isStopped: () => boolean): Promise<void> {
  for (const shopId of await listShopsWithForgottenMail(new Date(Date.now() - forgottenAfter))) {
    if (isStopped()) return;
    const desk = await deskForJob(shopId);
    await desk?.tx((tx) => tx.enqueue(resumeMailJob, {}, { key: "all" }));
  }
}
