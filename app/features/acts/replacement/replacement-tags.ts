/** On every order that replaces another: what a merchant searches for in Shopify. */
export const replacementTag = "latte-replacement";

/** What the replaced order is tagged with. */
export const linkTag = (newOrderName: string): string => `Replaced by ${newOrderName}`.slice(0, 40);
