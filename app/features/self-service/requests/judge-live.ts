import { isBefore, isUntouched } from "./may-request.ts";
import type { RequestKind } from "./request-kind.ts";
import type { RequestRule } from "./request-rule.ts";

/** An order as Shopify has it now. */
export interface LiveOrder {
  /** `displayFulfillmentStatus` */
  status: string;
  /** Minor units of the shop's currency. */
  total: bigint;
}

const sent: ReadonlySet<string> = new Set(["FULFILLED", "PARTIALLY_FULFILLED"]);

/** Why an order that goes by the rule, as we keep it, does not as it is now: a machine word; null: it still does. */
export function judgeLive(kind: RequestKind, { status, total }: LiveOrder, { mostMinor }: RequestRule): string | null {
  if (mostMinor !== null && total > mostMinor) return "over_limit";
  if (!isBefore(kind) || isUntouched(status)) return null;
  return sent.has(status) ? "fulfilled" : "in_progress";
}
