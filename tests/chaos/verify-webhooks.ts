import type pg from "pg";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord } from "./chaos-record.ts";
import { judge, type Line } from "./judge-chaos.ts";

/** Every webhook that was answered with 200, ours and those of the pretend Shopify itself, is one row, and worked. */
export async function verifyWebhooks(app: ChaosApp, record: ChaosRecord, client: pg.Client): Promise<Line[]> {
  const { rows } = await client.query<{ webhook_id: string; state: string; problem: string | null }>(
    "select webhook_id, state, problem from webhook_delivery where shop_id = $1",
    [app.shopId],
  );
  const kept = Map.groupBy(rows, (row) => row.webhook_id);
  const find = ({ webhookId }: { webhookId: string }) => {
    const of = kept.get(webhookId) ?? [];
    if (of.length !== 1) return `${webhookId} is ${of.length} rows`;
    return of[0]!.state === "done" ? null : `${webhookId} is ${of[0]!.state}: ${of[0]!.problem}`;
  };
  const own = app.standin.webhooks.log.filter(
    ({ state, attempts }) => state === "delivered" && attempts.some((one) => Date.parse(one.at) > app.openedAt),
  );
  return [
    judge(
      "webhooks answered with 200",
      record.webhooks.filter(({ acknowledged }) => acknowledged),
      find,
    ),
    judge("webhooks of the acts themselves", own, find),
  ];
}
