/**
 * Machine words for why a refund is not previewed or not made; the page has a sentence for each. Those of a typed
 * amount are `AmountProblem` in refund-typed-amount.ts.
 */
export const refundProblems = [
  // Of the ticket and its order
  "merged",
  "order_not_pinned",
  "order_missing",
  "scope_missing",
  "not_allowed",
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
  "no_restock",
  "no_shipping_over",
  "no_store_credit",
  "payment_unknown",
  "note_too_long",
  // Between preview and confirmation
  "preview_expired",
  "order_changed",
  "amount_changed",
  "other_act",
] as const;
export type RefundProblem = (typeof refundProblems)[number];
