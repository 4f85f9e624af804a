import type { Desk } from "../shared/desk.ts";
import { kindOf } from "./act-kinds.server.ts";
import { awaitedPaymentsOf, type ActionResult } from "./action-record.ts";
import { withNames } from "./action-row.ts";
import { noteMoneyOf } from "./note-money-movement.server.ts";
import { moneyIsOpen } from "./open-money.ts";
import { readInput, readResult } from "./read-record.ts";
import { searchPatienceMilliseconds } from "./draft-order/when-draft-not-seen.ts";

/**
 * Asks Shopify for money of an act that it had not listed when the act was made: payments of a refund, or the whole
 * refund of a cancelled order; or whether an invoice was paid. News of them alone does not say whose they are. One call to
 * Shopify, or none.
 */
export async function lookForMoney(desk: Desk, id: bigint): Promise<void> {
  const row = await desk.db.orderAction.findFirst({ where: { id, ...moneyIsOpen }, include: withNames });
  const known = row && readResult(row.result);
  const input = row && readInput(row.input);
  if (!known || !input) return;
  if (!known.payment && !known.isMoneyMissing && known.transactions.length >= awaitedPaymentsOf(input)) return;
  const seen = await kindOf(row).lookFor(desk, row);
  if (seen.kind === "failed" && seen.problem === "not_done" && known.payment)
    await noteMoneyOf(desk, row, asMissing(known, desk.now()));
  if (seen.kind !== "done") return;
  // While it is missing as before there is nothing to tell.
  const isAsBefore = seen.result.isMoneyMissing && seen.result.transactions.length === known.transactions.length;
  if (!isAsBefore) await noteMoneyOf(desk, row, seen.result);
}

/**
 * A draft that was deleted unpaid is paid by nobody. But an order that has just come of it is not found by its mark yet:
 * it has to be missing at two looks, with the search's patience between them.
 */
function asMissing(known: ActionResult, now: Date): ActionResult {
  if (!known.missingSince) return { ...known, missingSince: now.toISOString() };
  const missing = now.getTime() - Date.parse(known.missingSince);
  return missing >= searchPatienceMilliseconds ? { ...known, payment: "gone" } : known;
}
