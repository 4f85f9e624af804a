import { noteAct, type ToldAct } from "../audit/note-act.server.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import { withTransactionStatus, type ActionInput, type ActionResult } from "./action-record.ts";
import { readInput, readResult } from "./read-record.ts";
import { withNames, type ActionRow } from "./action-row.ts";
import { tellAboutAction } from "./finish-order-action.server.ts";
import { lockOrder } from "./lock-order.server.ts";
import { moneyIsOpen } from "./open-money.ts";
import { raiseAlarm } from "./raise-alarm.server.ts";
import { resultColumns } from "./result-columns.ts";

/** What became of one transaction at the payment provider. */
export interface MoneyMovement {
  /** Shopify's numeric ids. */
  orderId: string;
  transactionId: string;
  /** SUCCESS, FAILURE, … in either case. */
  status: string;
}

/**
 * Takes note that the money of one of our refunds arrived, or did not. "Sent" becomes "confirmed" or "failed"; a failed
 * one raises an alarm. News that comes twice, late or out of order changes nothing; of a refund that is not ours,
 * or whose answer has not come yet, nothing is noted: the next refresh of the order tells it again.
 */
export async function noteMoneyMovement(desk: Desk, movement: MoneyMovement): Promise<void> {
  await desk.tx((tx) => noteMovements(desk, tx, BigInt(movement.orderId), [movement]));
}

/** The same for several transactions of one order, within a transaction. */
export async function noteMovements(
  desk: Desk,
  tx: DeskTx,
  orderId: bigint,
  movements: readonly Pick<MoneyMovement, "transactionId" | "status">[],
): Promise<void> {
  await lockOrder(tx, orderId);
  const rows = await tx.db.orderAction.findMany({
    where: { orderId, state: "succeeded" },
    select: {
      id: true,
      ticketId: true,
      staffId: true,
      ticket: withNames.ticket,
      orderId: true,
      orderName: true,
      kind: true,
      moneyState: true,
      amountMinor: true,
      currency: true,
      input: true,
      result: true,
    },
  });
  for (const row of rows) {
    const before = readResult(row.result);
    const input = readInput(row.input);
    if (!before || !input) continue;
    const after = movements.reduce(
      (result, { transactionId, status }) =>
        withTransactionStatus(result, transactionId, status.toUpperCase()) ?? result,
      before,
    );
    if (after !== before) await keepMoney(desk, tx, row, input, after);
  }
}

/** Takes over what Shopify lists of a refund of ours now: payments may come to it later than the refund itself. */
export async function noteMoneyOf(desk: Desk, { id, orderId }: ActionRow, listed: ActionResult): Promise<void> {
  await desk.tx(async (tx) => {
    await lockOrder(tx, orderId);
    const row = await tx.db.orderAction.findFirst({ where: { id, ...moneyIsOpen }, include: withNames });
    const input = row && readInput(row.input);
    if (row && input) await keepMoney(desk, tx, row, input, listed);
  });
}

async function keepMoney(
  desk: Desk,
  tx: DeskTx,
  row: ToldAct & Pick<ActionRow, "ticketId" | "staffId" | "moneyState">,
  input: ActionInput,
  after: ActionResult,
): Promise<void> {
  const columns = resultColumns(after, row, input);
  const { moneyState } = columns;
  await tx.db.orderAction.updateMany({ where: { id: row.id }, data: columns });
  // A part that failed is told at once; what then becomes of the others is news too.
  const isNews = moneyState !== row.moneyState || moneyState === "failed";
  if (!isNews) return;
  const now = desk.now();
  await tellAboutAction(tx, row.id, now);
  if (moneyState !== row.moneyState)
    await noteAct(desk, tx, row, "act_ended", { from: "succeeded", to: "succeeded", more: { money: moneyState } });
  if (moneyState !== row.moneyState && moneyState === "failed") await raiseAlarm(tx, row, now);
}
