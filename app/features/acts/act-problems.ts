/** Machine words for what became of an act that did not succeed. */
export const actionProblems = [
  /** Shopify refused it by a rule; its words stand beside. */
  "refused",
  "scope_missing",
  "token_refused",
  /** Shopify was not reached, or too busy: nothing was done. */
  "not_reached",
  /** It may have been done: nobody knows yet. */
  "no_answer",
  /** Shopify knows our key with another content: a fault of ours. */
  "key_mismatch",
  /** Too long ago to be repeated safely, and no sign of it at Shopify. */
  "key_expired",
  /** Somebody refunded the order in Shopify while it was not known whether ours had gone through. */
  "refunded_elsewhere",
  "order_deleted",
  /** Shopify made it, the payment provider did not pay the money back. */
  "payment_failed",
  /** Nobody could find out; a person looked and says that it was not made. */
  "person_not_made",
  /** Somebody cancelled the order in Shopify: not this act. */
  "cancelled_elsewhere",
  /** Somebody changed what it was to change: it was not made, or not kept. */
  "changed_elsewhere",
  /** Shopify took it, finished with it, and nothing came of it. */
  "not_done",
  /** Asked for long ago, and no sign of it at Shopify. */
  "no_sign",
  /** Shopify cancelled the order, and gave back nothing of what was to be given back. */
  "refund_missing",
  /** Shopify would ask the customer for money: the draft is not what was confirmed. */
  "not_free",
  /** Shopify would ask the customer for another sum than the one that was confirmed. */
  "price_changed",
  /** What was asked for cannot be read: written by hand, or by another version. */
  "unreadable",
  /** Compared with Shopify it differs: see act-difference.ts. */
  "not_at_shopify",
  "made_after_all",
  "other_sum",
  /** Deleted in Shopify before anybody paid it. */
  "draft_gone",
  /** How a request for approval ended without the act: see approvalStates. */
  "declined",
  "changed",
  "withdrawn",
  "outdated",
  "expired",
  "unanswered",
] as const;
export type ActionProblem = (typeof actionProblems)[number];

/** Machine words for why a previewed act is not begun. Each kind may have more of its own. */
export type StartProblem =
  | "order_not_pinned"
  | "order_missing"
  | "scope_missing"
  | "preview_expired"
  | "order_changed"
  | "amount_changed"
  | "over_refund"
  /** Another act on the order is not finished. */
  | "other_act"
  /** The ticket lives on in another one; the detail is its number. */
  | "merged"
  /** The role does not have it; the detail names some who may. */
  | "not_allowed"
  /** Above a limit of the role: somebody else has to be asked. */
  | "over_limit"
  /** Nobody has to be asked, or not any more. */
  | "within_limit"
  /** The same person waits for approval of such an act on this order already. */
  | "already_asked"
  /** It was to take the place of a request that somebody withdrew or decided meanwhile. */
  | "decided"
  /** It steps outside of a policy of the merchant, and nobody said why. */
  | "reason_missing"
  | "word_too_long";

/** Machine words for why a person's decision on an act is not taken. */
export type DecisionProblem =
  /** It may still be made; the detail is the instant from which on it cannot, ISO 8601. */
  | "too_early"
  /** It does not wait for a person, or no longer. */
  | "not_waiting"
  /** Nobody said why. */
  | "word_missing"
  | "word_too_long"
  /** The ticket lives on in another one; the detail is its number. */
  | "merged"
  /** Shopify could not be asked whether it is there. */
  | "cannot_look"
  /** The role has neither such acts nor approvals; the detail names some who may. */
  | "not_allowed";

/** What is wrong with one field of a form. */
export interface FieldProblem {
  /** The field's name; "" for the form as a whole. */
  field: string;
  problem: string;
  /** What would be possible, for a person, e.g. the sum that is left. */
  detail?: string;
}

/**
 * Either the value or everything that is wrong with what was typed; `opened` is for the form to bring back with its next
 * preview, where it is not the one that it opened with.
 */
export type Checked<T> = { ok: true; value: T } | { ok: false; problems: FieldProblem[]; opened?: string };
