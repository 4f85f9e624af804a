/**
 * How an article stands: `draft`, never published or taken back; `changed`: published, and something newer is written;
 * `archived`: put away.
 */
export const articleStates = ["draft", "published", "changed", "archived"] as const;
export type ArticleState = (typeof articleStates)[number];

/** The state of one language of an article; `none`: nothing is written in it. */
export function textState(
  text: { isPublished: boolean; hasDraft: boolean } | undefined,
): "none" | "draft" | "published" | "changed" {
  if (!text) return "none";
  if (!text.isPublished) return "draft";
  return text.hasDraft ? "changed" : "published";
}

/** The state of a whole article, by its languages. */
export function articleState(
  isArchived: boolean,
  texts: readonly { isPublished: boolean; hasDraft: boolean }[],
): ArticleState {
  if (isArchived) return "archived";
  if (!texts.some((one) => one.isPublished)) return "draft";
  return texts.some((one) => one.isPublished && one.hasDraft) ? "changed" : "published";
}
