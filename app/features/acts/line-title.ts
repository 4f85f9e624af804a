/** A line of an act as it is kept. */
export interface LineTitle {
  /** "Mug, Blue" */
  title: string;
  /** The part of it that is the variant; left out: there is none, or it was made before that was kept. */
  variant?: string;
}

/** Shopify's word for the variant of a product that has only one. */
export const onlyVariant = "Default Title";

/** What an item is called: product and variant. */
export const titleLine = (item: { title: string; variantTitle: string | null }): LineTitle =>
  item.variantTitle && item.variantTitle !== onlyVariant
    ? { title: `${item.title}, ${item.variantTitle}`, variant: item.variantTitle }
    : { title: item.title };
