/** On every order that replaces another: what a merchant searches for in Shopify. */
export const replacementTag = "latte-replacement";

const markPattern = /^latte-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** What all our marks begin with. */
export const markPrefix = "latte-";

/** The tag that one replacement is found by. Shopify takes at most 40 characters, hence without dashes. */
export const markOf = (idempotencyKey: string): string => `${markPrefix}${idempotencyKey.replaceAll("-", "")}`;

/** The keys of the replacements whose marks these tags are: of an order usually none, and at most one. */
export const keysIn = (tags: readonly string[]): string[] =>
  tags.flatMap((tag) => {
    const parts = markPattern.exec(tag);
    return parts ? [parts.slice(1).join("-")] : [];
  });

/** What the replaced order is tagged with. */
export const linkTag = (newOrderName: string): string => `Replaced by ${newOrderName}`.slice(0, 40);
