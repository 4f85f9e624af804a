import type { Desk } from "#app/features/shared/desk.ts";
import type { ActOutcome } from "../act-outcome.ts";
import { askShopify } from "../ask-shopify.server.ts";
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
  row: { id: bigint; kind: string; idempotencyKey: string; input: unknown },
  isFirst: boolean,
): Promise<ActOutcome> {
  const { sent } = row.input as RefundActionInput;
  return askShopify(desk, row, isFirst, async () => {
    const { data } = await desk.shopify.act(RefundCreate, { input: sent, key: row.idempotencyKey });
    return outcomeOfAnswer(data);
  });
}
