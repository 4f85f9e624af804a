import type { Order } from "#app/features/orders/order.ts";
import type { ActionView } from "../action-view.ts";
import { isInFlight } from "../action-states.ts";
import { missingScopes } from "../act-scopes.ts";

/** Whether a cancellation can be offered. `running`: one is being made just now. */
export type MayCancel =
  | { ok: true }
  | {
      ok: false;
      problem: "no_order" | "cancelled" | "fulfilled" | "running" | "other_act" | "scope_missing";
      scope?: string;
    };

const sent = new Set(["FULFILLED", "PARTIALLY_FULFILLED"]);

/**
 * Whether a cancellation can be offered, by what we know of the order. Only the live preview knows for certain; this keeps
 * the button from promising what cannot be.
 * @param actions of the ticket and its order
 */
export function mayCancel(order: Order | null, scopes: readonly string[], actions: readonly ActionView[]): MayCancel {
  if (!order) return { ok: false, problem: "no_order" };
  if (order.cancelledAt) return { ok: false, problem: "cancelled" };
  const open = actions.filter(({ orderName, state }) => orderName === order.name && isInFlight(state));
  if (open.some(({ kind, state }) => kind === "cancellation" && state !== "needs_person"))
    return { ok: false, problem: "running" };
  if (open.length) return { ok: false, problem: "other_act" };
  if (sent.has(order.fulfillmentStatus)) return { ok: false, problem: "fulfilled" };
  const scope = missingScopes("cancellation", scopes);
  return scope ? { ok: false, problem: "scope_missing", scope } : { ok: true };
}
