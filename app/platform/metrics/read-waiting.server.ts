import { prisma } from "#app/platform/db/prisma.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { metrics } from "./metrics.server.ts";

/** Prometheus asks each process; the whole installation is counted once in a while. Milliseconds. */
const freshFor = 15_000;
/** Beyond this many, "a lot" says enough: counting must not become the load. */
const countLimit = 100_000;

let readAt = 0;

/** Brings the gauges of what waits up to date: queue, mail, webhooks, outbox and acts of all shops, counts only. */
export async function readWaiting(now = Date.now()): Promise<void> {
  if (now - readAt < freshFor) return;
  readAt = now;
  const [queues, waiting] = await Promise.all([
    jobQueue.counts(),
    prisma.$queryRaw<{ what: string; count: number; oldest: Date | null }[]>`
      select 'mail' as what, count(*)::int as count, min(received_at) as oldest
      from (select received_at from inbound_mail where state = 'received' limit ${countLimit}) as found
      union all
      select 'webhooks', count(*)::int, min(received_at)
      from (select received_at from webhook_delivery where state = 'received' limit ${countLimit}) as found
      union all
      select 'outbox', count(*)::int, min(due)
      from (select coalesce(undo_until, created_at) as due from message where delivery_state in ('queued', 'sending')
            limit ${countLimit}) as found
      where due <= now()
      union all
      select 'acts_' || state, count(*)::int, min(created_at)
      from (select state, created_at from order_action where state in ('running', 'unknown', 'needs_person')
            limit ${countLimit}) as found
      group by state
      union all
      select 'privacy_requests', count(*)::int, min(received_at)
      from (select received_at from privacy_request where state in ('open', 'running') limit ${countLimit}) as found`,
  ]);
  metrics.jobs.reset();
  for (const { kind, counts } of queues)
    for (const [state, count] of Object.entries(counts)) metrics.jobs.set({ kind, state }, count);
  metrics.waiting.reset();
  metrics.waitingSeconds.reset();
  for (const { what, count, oldest } of waiting) {
    metrics.waiting.set({ what }, count);
    if (oldest) metrics.waitingSeconds.set({ what }, (now - oldest.getTime()) / 1000);
  }
}
