/** `RefundInput` as the schema hands it over. Amounts are decimal strings in the order's presentment currency. */
export interface RefundInput {
  orderId: string;
  currency?: string | null;
  note?: string | null;
  notify?: boolean | null;
  allowOverRefunding?: boolean | null;
  discrepancyReason?: string | null;
  processedAt?: string | null;
  refundDuties?: unknown[] | null;
  refundLineItems?: RefundLineInput[] | null;
  shipping?: { amount?: unknown; fullRefund?: boolean | null } | null;
  transactions?: RefundTransactionInput[] | null;
  refundMethods?:
    | { storeCreditRefund?: { amount: { amount: unknown; currencyCode: string }; expiresAt?: string | null } | null }[]
    | null;
}

export interface RefundLineInput {
  lineItemId: string;
  quantity: number;
  restockType?: "CANCEL" | "LEGACY_RESTOCK" | "NO_RESTOCK" | "RETURN" | null;
  locationId?: string | null;
}

export interface RefundTransactionInput {
  orderId: string;
  gateway: string;
  kind: string;
  amount: unknown;
  parentId?: string | null;
}
