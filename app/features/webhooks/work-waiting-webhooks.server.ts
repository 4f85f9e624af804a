import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { askForWork } from "../shared/ask-for-work.server.ts";
import { oneAtATime } from "../shared/one-at-a-time.ts";
import { workWebhooksJob } from "./webhook-jobs.ts";
import { workWebhook } from "./work-webhook.server.ts";

const pageSize = 100;
/** Then the rest is left to another job, so that other shops have their turn. */
const longestMilliseconds = 60_000;

/**
 * Works the shop's webhooks that wait, in the order they came. One that fails holds none of the others up. Job.
 * @throws the first failure, once all others are worked: the job is repeated for what is left
 */
export const workWaitingWebhooks: (desk: Desk) => Promise<void> = oneAtATime(workAll);

async function workAll(desk: Desk): Promise<void> {
  const until = Date.now() + longestMilliseconds;
  const failures: unknown[] = [];
  for (let after = 0n; ;) {
    const ids = await listWaiting(desk, after);
    for (const id of ids)
      await workWebhook(desk, { id: id.toString() }).catch((error: unknown) => {
        desk.log.warn({ err: error, webhook: id.toString() }, "a webhook could not be worked now");
        failures.push(error);
      });
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
    if (Date.now() > until) {
      await askForWork(desk, workWebhooksJob);
      break;
    }
  }
  if (failures.length) throw failures[0];
}

async function listWaiting(desk: Desk, after: bigint): Promise<bigint[]> {
  const rows = await desk.sql<{ id: bigint }>`
    select id from webhook_delivery
    where shop_id = ${SHOP} and state = 'received' and id > ${after}
    order by id limit ${pageSize}::int`;
  return rows.map(({ id }) => id);
}
