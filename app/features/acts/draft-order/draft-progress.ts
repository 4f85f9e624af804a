/** What the column `order_action.progress` holds of an act that is a draft order first. */
export interface DraftProgress {
  /** Shopify's numeric id: from here on nothing is prepared again. */
  draftOrderId: string;
  /**
   * When Shopify was asked for what follows, an order or an invoice by mail, ISO 8601; null: it was not. Left out in
   * records of versions that did not write it down: perhaps when it was asked for the draft.
   */
  nextAskedAt?: string | null;
}

/** How far it came; null: no draft is known. */
export const draftProgressOf = (column: unknown): DraftProgress | null =>
  column !== null && typeof column === "object" && "draftOrderId" in column ? (column as DraftProgress) : null;
