import type { ActKind } from "./act-kind.ts";

/** What each kind of act needs of the merchant's permissions. */
export const actScopes = {
  refund: ["write_orders"],
  cancellation: ["write_orders"],
  replacement: ["write_draft_orders"],
  address: ["write_orders"],
  credit: ["read_store_credit_accounts", "write_store_credit_account_transactions"],
  discount: ["write_discounts"],
  hold: ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
  note: ["write_orders"],
  invoice: ["write_draft_orders"],
  duplicate: ["write_draft_orders"],
  edit: ["write_order_edits"],
  return: ["read_returns", "write_returns"],
  returnStep: ["read_returns", "write_returns"],
  exchange: ["read_returns", "write_returns"],
} as const satisfies Record<ActKind, readonly [string, ...string[]]>;

/** The permissions that are still to be asked for, as one text with commas; null: none. */
export function missingScopes(kind: ActKind, held: readonly string[]): string | null {
  const missing = actScopes[kind].filter((scope) => !held.includes(scope));
  return missing.length ? missing.join(",") : null;
}
