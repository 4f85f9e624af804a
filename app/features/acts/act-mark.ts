const markPattern = /^latte-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** What all our marks begin with. */
export const markPrefix = "latte-";

/** The tag, or note, that one act is found by. Shopify takes at most 40 characters, hence without dashes. */
export const markOf = (idempotencyKey: string): string => `${markPrefix}${idempotencyKey.replaceAll("-", "")}`;

/** The keys of the acts whose marks these tags are: of an order usually none, and at most one. */
export const keysIn = (tags: readonly string[]): string[] =>
  tags.flatMap((tag) => {
    const parts = markPattern.exec(tag);
    return parts ? [parts.slice(1).join("-")] : [];
  });
