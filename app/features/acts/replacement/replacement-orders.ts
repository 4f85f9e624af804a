/** An order that came of a replacement, or that one replaces, as the order column shows it. */
export interface RelatedOrder {
  /** Shopify's numeric id. */
  id: string;
  name: string;
  /** `replacement` of the order shown, or the order that this one `replaces`. */
  how: "replacement" | "replaces";
  /** null: not read from Shopify yet. */
  cancelledAt: string | null;
  parcels: {
    displayStatus: string | null;
    tracking: { company: string | null; number: string | null; url: string | null }[];
  }[];
}
