import type { ActKind } from "./act-kind.ts";

/** What each kind of act needs of the merchant's permissions. */
export const actScopes = {
  refund: "write_orders",
  cancellation: "write_orders",
  replacement: "write_draft_orders",
} as const satisfies Record<ActKind, string>;
