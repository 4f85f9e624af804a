import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { letOthersFirst } from "#app/platform/jobs/let-others-first.server.ts";
import { askForWork } from "../shared/ask-for-work.server.ts";
import type { Desk } from "../shared/desk.ts";
import { waitingWork } from "../shared/waiting-work.server.ts";
import { workWebhooksJob } from "./webhook-jobs.ts";
import { workWebhooks, type WaitingWebhook } from "./work-webhooks.server.ts";

const pageSize = 100;
/** A page ends when its webhooks are this large together; one that is larger is a page of its own. */
const pageBytes = 4 * 1024 * 1024;
/** Then the rest is left to another job, so that other shops have their turn. */
const longestMilliseconds = 60_000;

/**
 * Works the shop's webhooks that wait, in the order they came.
 * `run` throws the first failure, once all others are worked: the job is repeated for what is left.
 */
export const waitingWebhooks = waitingWork(workWebhooksJob, workAll);

async function workAll(desk: Desk): Promise<void> {
  const until = Date.now() + longestMilliseconds;
  const failures: unknown[] = [];
  for (let after = 0n; ;) {
    await letOthersFirst();
    const webhooks = await listWaiting(desk, after);
    const last = webhooks.at(-1);
    if (!last) break;
    failures.push(...(await workWebhooks(desk, webhooks)));
    after = last.id;
    if (Date.now() > until) {
      await askForWork(desk, workWebhooksJob);
      break;
    }
  }
  if (failures.length) throw failures[0];
}

/** The next page, oldest first. */
const listWaiting = (desk: Desk, after: bigint): Promise<WaitingWebhook[]> =>
  desk.sql<WaitingWebhook>`
    with page as (
      select *, sum(octet_length(body)) over (order by id) as bytes, row_number() over (order by id) as place
      from (select * from webhook_delivery
            where shop_id = ${SHOP} and state = 'received' and id > ${after}
            order by id limit ${pageSize}::int) as waiting
    )
    select id, webhook_id as "webhookId", topic, event_id as "eventId", body, triggered_at as "triggeredAt",
      received_at as "receivedAt"
    from page where bytes <= ${pageBytes}::bigint or place = 1
    order by id`;
