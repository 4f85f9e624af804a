import type { Desk } from "../shared/desk.ts";
import { kindOf } from "./act-kinds.server.ts";
import { awaitedPaymentsOf } from "./action-record.ts";
import { readInput, readResult } from "./read-record.ts";
import { nextMoneyLook } from "./action-timing.ts";
import { withNames, type ActionRow } from "./finish-order-action.server.ts";
import { noteMoneyOf } from "./note-money-movement.server.ts";
import { followMoneyJob } from "./order-action-jobs.ts";
import { refreshOrder } from "../orders/refresh-order.server.ts";

/**
 * Asks Shopify what became of a refund's money, for as long as the payment provider has not decided: the webhook that
 * tells it may be lost, and nobody opens a solved ticket. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function followMoney(desk: Desk, { actionId }: { actionId: string }): Promise<void> {
  const id = BigInt(actionId);
  const undecided = () =>
    desk.db.orderAction.findFirst({ where: { id, state: "succeeded", moneyState: "sent" }, include: withNames });
  const row = await undecided();
  if (!row) return;
  await refreshOrder(desk, { orderId: row.orderId.toString() });
  await lookForPayments(desk, await undecided());
  const startAfter = nextMoneyLook(row.finishedAt ?? row.createdAt, desk.now());
  if (startAfter && (await undecided()))
    await desk.tx((tx) => tx.enqueue(followMoneyJob, { actionId }, { startAfter }));
}

/** Payments that Shopify had not listed yet when it made the refund: news of them alone does not say whose they are. */
async function lookForPayments(desk: Desk, row: ActionRow | null): Promise<void> {
  const known = row && readResult(row.result);
  const input = row && readInput(row.input);
  if (!known || !input || known.transactions.length >= awaitedPaymentsOf(input)) return;
  const seen = await kindOf(row).lookFor(desk, row);
  if (seen.kind === "done") await noteMoneyOf(desk, row, seen.result);
}
