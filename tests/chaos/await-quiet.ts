import { setTimeout as sleep } from "node:timers/promises";
import { withClient, type ChaosApp } from "./chaos-app.ts";

export interface Patience {
  quietSeconds: number;
  olderAfterSeconds: number;
}

/** What still waits, by name; empty when nothing does. */
export type Waiting = Record<string, number>;

/**
 * Waits until nothing waits any more, at most so long. An act of which there is no sign at Shopify is given to a
 * person after half an hour or an hour: for that, the rows of acts that are open after `olderAfterSeconds` are made three
 * hours older, requests that are to be done at once ten minutes; what is tried again later is due then.
 */
export async function awaitQuiet(
  app: ChaosApp,
  { quietSeconds, olderAfterSeconds }: Patience,
  say: (line: string) => void,
): Promise<{ seconds: number; waiting: Waiting }> {
  const started = Date.now();
  let made = 0;
  for (;;) {
    app.standin.admin.jobs.runDue();
    if (made % 10 === 0) await app.standin.webhooks.retryNow();
    const waiting = await withClient(app.databaseUrl, async (client) => {
      if (++made && Date.now() - started > olderAfterSeconds * 1000) {
        await client.query(
          `update order_action set created_at = created_at - interval '3 hours',
             first_sent_at = first_sent_at - interval '3 hours', lease_until = least(lease_until, now()),
             progress = case when progress->>'nextAskedAt' is null then progress else
               jsonb_set(progress, '{nextAskedAt}', to_jsonb(to_char((progress->>'nextAskedAt')::timestamptz
                 at time zone 'utc' - interval '3 hours', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end
           where state in ('running', 'unknown') and created_at > now() - interval '2 hours'`,
        );
        await client.query(
          `update shopper_request set pending_since = pending_since - interval '10 minutes'
           where pending_since > now() - interval '5 minutes'`,
        );
        if (made % 3 === 0) await client.query(makeDue);
      }
      const { rows } = await client.query<{ name: string; count: string }>(countWaiting);
      return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
    });
    const seconds = (Date.now() - started) / 1000;
    if (!Object.keys(waiting).length || seconds > quietSeconds) return { seconds, waiting };
    if (made % 15 === 0) say(`Waiting: ${JSON.stringify(waiting)}`);
    await sleep(1_000);
  }
}

/** What would be looked at, or tried again, later: the time for it has come. */
const makeDue = `
  with due as (
    update order_action set lease_until = least(lease_until, now())
    where state = 'unknown' returning id
  )
  update pgboss.job set start_after = now()
  where start_after > now() and (state = 'retry' or (state = 'created' and name = 'resolve-order-action'
    and (data->'data'->>'actionId')::bigint in (select id from due)))`;

/**
 * Jobs that look later whether something has come about (an act's end, its money) are no work that waits: acts that have not
 * ended are counted themselves.
 */
const countWaiting = `
  select name, count(*) from (
    select 'mail to file' as name from inbound_mail where state = 'received'
    union all select 'webhook to work' from webhook_delivery where state = 'received'
    union all select 'mail to send' from message where delivery_state in ('queued', 'sending')
    union all select kind || ' ' || state from order_action where state in ('running', 'unknown')
    union all select 'request to do at once' from shopper_request where pending_since is not null
    union all select 'job ' || name from pgboss.job
      where (state in ('retry', 'active') or (state = 'created' and start_after < now() + interval '30 seconds'
                and (name <> 'resolve-order-action' or start_after < now())))
        and name not like '\\_\\_pgboss%'
  ) waiting group by name`;
