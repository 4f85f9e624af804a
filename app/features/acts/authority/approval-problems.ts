/** Machine words for why a decision on a request is not taken. */
export const approvalProblems = [
  /** Who asked does not decide. */
  "own_request",
  /** The role does not approve, or not so much, or not such acts. */
  "not_yours",
  /** Approved, it would pass the deciding person's own limit. */
  "over_limit",
  /** Somebody decided before. */
  "decided",
  /** The order changed: it has to be previewed, and asked for, again. */
  "outdated",
  /** Its time ran out: the last day of a code, a change that Shopify keeps no longer. */
  "expired",
  /** Another act on the order is not finished. */
  "other_act",
  "scope_missing",
  /** Who declines says why. */
  "word_missing",
  "word_too_long",
  /** Shopify could not be asked whether the order is as it was. */
  "not_reached",
  /** The ticket lives on in another one; the detail is its number. */
  "merged",
] as const;
export type ApprovalProblem = (typeof approvalProblems)[number];
