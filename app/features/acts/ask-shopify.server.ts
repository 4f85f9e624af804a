import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { Desk } from "../shared/desk.ts";
import { outcomeOfFailure, type ActOutcome, type Seen } from "./act-outcome.ts";
import type { ActionResult } from "./action-record.ts";
import type { ActionRow } from "./action-row.ts";

/**
 * Asks Shopify for an act. What is thrown becomes an outcome: after it was sent, no failure may look like "nothing
 * happened".
 * @param isFirst Shopify was never asked for this row before
 */
export async function askShopify(
  desk: Desk,
  row: Pick<ActionRow, "id" | "kind">,
  isFirst: boolean,
  ask: () => Promise<ActOutcome>,
): Promise<ActOutcome> {
  try {
    return await ask();
  } catch (error) {
    const outcome = outcomeOfFailure(error, isFirst);
    const about = { err: error, actionId: row.id.toString(), act: row.kind, outcome: outcome.kind };
    desk.log.warn(about, "an act got no plain answer");
    return outcome;
  }
}

/** Looks at Shopify for an act. That it could not be asked, or keeps it from us, says nothing of the act. */
export async function lookAtShopify(look: () => Promise<Seen>): Promise<Seen> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    return error.codes.includes("ACCESS_DENIED") ? { kind: "not_shown" } : { kind: "unknown", detail: error.message };
  }
}

/** Shopify's plain refusal, in its words. */
export const refusedWith = (errors: readonly { message: string }[]): ActOutcome =>
  errors.length
    ? { kind: "failed", problem: "refused", detail: errors.map(({ message }) => message).join("\n") }
    : { kind: "unknown", detail: "an answer without what was asked for" };

/** An act that moved no money. */
export const done = (made: Partial<ActionResult> = {}): ActOutcome => ({
  kind: "done",
  result: { madeId: null, createdAt: null, total: null, transactions: [], ...made },
});
