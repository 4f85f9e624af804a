import { countMade } from "#tests/oracle/count-made.ts";
import { withClient, type ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord } from "./chaos-record.ts";
import { sayToRequest } from "./decide-requests.ts";
import { untilAnswered, type Ends } from "./pace.ts";
import { booksOf, readActs } from "./read-acts.ts";
import { postForm } from "./staff-door.ts";

/**
 * People end what only they can: the owner declines the requests that nobody answered, and says of acts that no machine can
 * find out about, two days later, what the pretend Shopify's books say.
 * @returns what was left to people, in words
 */
export async function settleActs(app: ChaosApp, record: ChaosRecord, ends: Ends): Promise<string[]> {
  const rows = await withClient(app.databaseUrl, async (client) => {
    await client.query(
      `update order_action set created_at = created_at - interval '2 days', first_sent_at = first_sent_at - interval '2 days'
       where shop_id = $1 and state = 'needs_person'`,
      [app.shopId],
    );
    return readActs(client, app.shopId);
  });
  const { owner } = app.people;
  for (const row of rows.filter(({ state }) => state === "awaiting_approval"))
    await untilAnswered(ends, () => sayToRequest(app, owner, row.ticketNumber, String(row.id), "decline"));
  const inDoubt = rows.filter(({ state }) => state === "needs_person");
  for (const row of inDoubt) {
    const all = rows.filter(({ orderId }) => orderId === row.orderId);
    const decision = countMade(booksOf(app, record, row.orderId), row, all) > 0 ? "made" : "not_made";
    const fields = { intent: "decide", actionId: String(row.id), decision, word: "Looked in Shopify" };
    const answer = await untilAnswered(ends, () => postForm(app, owner, row.ticketNumber, "", fields));
    // Of equal ones without a mark, the next is told apart by this one.
    if (answer?.ok) row.state = decision === "made" ? "succeeded" : "failed";
  }
  return inDoubt.map(({ kind, problem }) => `${kind}: ${problem}`);
}
