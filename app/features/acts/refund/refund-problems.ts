/**
 * Machine words for why a refund is not previewed or not made; the page has a sentence for each. Those of a typed
 * amount are `AmountProblem` in refund-typed-amount.ts.
 */
export const refundProblems = [
  // Of the ticket and its order
  "order_not_pinned",
  "order_missing",
  "scope_missing",
  "nothing_left",
  // Of the form
  "nothing_chosen",
  "malformed",
  "unknown_line",
  "quantity",
  "shipping_over",
  "shipping_unclear",
  "over_refund",
  "zero",
  "other_currency",
  "unknown_location",
  "no_customer",
  "payment_unknown",
  "note_too_long",
  // Between preview and confirmation
  "preview_expired",
  "order_changed",
  "amount_changed",
] as const;
export type RefundProblem = (typeof refundProblems)[number];

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
  /** Shopify made the refund, the payment provider did not pay it. */
  "payment_failed",
  /** Nobody could find out; a person looked and says that it was not made. */
  "person_not_made",
] as const;
export type ActionProblem = (typeof actionProblems)[number];

/** Machine words for why a person's decision on an act is not taken. */
export type DecisionProblem =
  /** It may still be made; the detail is the instant from which on it cannot, ISO 8601. */
  | "too_early"
  /** It does not wait for a person, or no longer. */
  | "not_waiting"
  /** Shopify could not be asked whether it is there. */
  | "cannot_look";

/** What is wrong with one field of the form. */
export interface FieldProblem {
  /** `line.<id>`, `shipping`, `shippingAmount`, `amount`, `restock`, `method`, `reason`, `note`; "" for the form as a whole. */
  field: string;
  problem: string;
  /** What would be possible, for a person, e.g. the sum that is left. */
  detail?: string;
}

/** Either the value or everything that is wrong with what was typed. */
export type Checked<T> = { ok: true; value: T } | { ok: false; problems: FieldProblem[] };
