import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { ActionProblem } from "./act-problems.ts";
import type { ActionResult } from "./action-record.ts";
import type { ListedRefund } from "./order-action-decision.ts";

/** What asking Shopify for an act, or looking for it there, came to. */
export type ActOutcome =
  | { kind: "done"; result: ActionResult }
  /** Shopify took it and works on it; it is looked at again after `lookAgainMilliseconds`. It is not asked for again. */
  | { kind: "under_way"; progress: object; lookAgainMilliseconds: number }
  /** It was not made, and will not be. */
  | { kind: "failed"; problem: ActionProblem; detail: string | null }
  /** It may have been made, or may still be. */
  | { kind: "unknown"; detail: string }
  /** Nothing a machine should go on with. */
  | { kind: "needs_person"; problem: ActionProblem; detail: string };

/**
 * What looking for an act at Shopify shows. `not_seen`: it is not there, which proves nothing; `since` is what was
 * refunded since its preview and may stand in its place. `not_shown`: Shopify keeps the order from us, for want of a scope.
 */
export type Seen = ActOutcome | NotSeen;
export type NotSeen = { kind: "not_seen"; since: ListedRefund[] } | { kind: "not_shown" };

export const isNotSeen = (seen: Seen): seen is NotSeen => seen.kind === "not_seen" || seen.kind === "not_shown";

/**
 * Reads what was thrown instead of an answer to an act.
 * @param isFirst no earlier attempt was made: only then does "certainly nothing happened" speak of the whole act
 */
export function outcomeOfFailure(error: unknown, isFirst: boolean): ActOutcome {
  if (!(error instanceof ShopifyUnavailable)) return { kind: "unknown", detail: (error as Error).message };
  const { kind, codes, mayHaveActed, message } = error;
  if (codes.includes("IDEMPOTENCY_KEY_PARAMETER_MISMATCH"))
    return { kind: "needs_person", problem: "key_mismatch", detail: message };
  // Shopify speaks of an attempt with this key that it has finished with.
  if (codes.includes("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"))
    return { kind: "failed", problem: "refused", detail: message };
  if (mayHaveActed || !isFirst) return { kind: "unknown", detail: message };
  if (codes.includes("ACCESS_DENIED")) return { kind: "failed", problem: "scope_missing", detail: message };
  if (kind === "token_refused") return { kind: "failed", problem: "token_refused", detail: message };
  return { kind: "failed", problem: kind === "bad_answer" ? "refused" : "not_reached", detail: message };
}
