/**
 * The life of an act on an order. The row exists before Shopify hears of it.
 *
 * `unknown`: it was sent and no answer came; it may have happened, or may still happen.
 * `needs_person`: no machine can find out; somebody looks at both sides and decides.
 */
export const actionStates = [
  "drafted",
  "awaiting_approval",
  "running",
  "succeeded",
  "failed",
  "unknown",
  "needs_person",
] as const;
export type ActionState = (typeof actionStates)[number];

const next: Record<ActionState, readonly ActionState[]> = {
  drafted: ["awaiting_approval", "running", "failed"],
  awaiting_approval: ["running", "failed"],
  running: ["succeeded", "failed", "unknown"],
  unknown: ["succeeded", "failed", "needs_person"],
  needs_person: ["succeeded", "failed"],
  succeeded: [],
  failed: [],
};

export const mayBecome = (from: ActionState, to: ActionState): boolean => next[from].includes(to);

export const isFinal = (state: ActionState): boolean => next[state].length === 0;

/** Money of such an act counts as gone until the contrary is known. */
export const isInFlight = (state: ActionState): boolean =>
  state === "running" || state === "unknown" || state === "needs_person";

/**
 * none: nothing went out. sent: Shopify made the refund, or a customer is asked to pay. confirmed: the payment itself went
 * through. failed: it did not.
 */
export const moneyStates = ["none", "sent", "confirmed", "failed"] as const;
export type MoneyState = (typeof moneyStates)[number];
