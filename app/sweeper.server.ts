import { deskForJob } from "#app/desk.server.ts";
import { sweepOrderActions } from "#app/features/orders/sweep-order-actions.server.ts";
import { listShopsWithAbandonedActions } from "#app/platform/db/shop-directory.server.ts";
import { log } from "#app/platform/log/log.server.ts";

const everyMilliseconds = 60_000;

/**
 * Once at start and then every minute, picks up the acts on orders that a process which died has left behind. Several
 * workers may sweep at once: each row is claimed by one.
 */
export function startSweeping(): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> = Promise.resolve();
  const next = () => {
    round = sweep(() => stopped)
      .catch((error) => log.error({ err: error }, "sweep failed"))
      .finally(() => {
        if (!stopped) timer = setTimeout(next, everyMilliseconds);
      });
  };
  next();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    await round;
  };
}

async function sweep(isStopped: () => boolean): Promise<void> {
  for (const shopId of await listShopsWithAbandonedActions(new Date())) {
    if (isStopped()) return;
    const desk = await deskForJob(shopId);
    if (desk) await sweepOrderActions(desk);
  }
}
