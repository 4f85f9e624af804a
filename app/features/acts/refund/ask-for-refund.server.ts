import type { Desk } from "#app/features/shared/desk.ts";
import { outcomeOfFailure, type ActOutcome } from "../act-outcome.ts";
import { outcomeOfAnswer } from "./refund-answer.ts";
import { RefundCreate } from "./refund-documents.ts";
import type { RefundActionInput } from "./refund-record.ts";

/**
 * Asks Shopify for the refund of a row, with the row's key and the row's input, letter by letter. What is thrown becomes
 * an outcome: after it was sent, no failure may look like "nothing happened".
 * @param isFirst Shopify was never asked for this row before
 */
export async function askForRefund(
  desk: Desk,
  row: { id: bigint; idempotencyKey: string; input: unknown },
  isFirst: boolean,
): Promise<ActOutcome> {
  const { sent } = row.input as RefundActionInput;
  try {
    const { data } = await desk.shopify.act(RefundCreate, { input: sent, key: row.idempotencyKey });
    return outcomeOfAnswer(data);
  } catch (error) {
    const outcome = outcomeOfFailure(error, isFirst);
    desk.log.warn({ err: error, actionId: row.id.toString(), outcome: outcome.kind }, "a refund got no plain answer");
    return outcome;
  }
}
