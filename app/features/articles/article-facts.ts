/** Pages of the shop's own that an article may lead to; Shopify's names for them. */
export const linkedPolicies = ["refund", "privacy", "terms", "shipping", "contact", "subscription", "legal"] as const;
export type LinkedPolicy = (typeof linkedPolicies)[number];

/** What holds for an article in all languages, as its form has it: texts, "" where nothing is said. */
export interface ArticleFacts {
  categoryId: string;
  slug: string;
  ownerId: string;
  /** A day, YYYY-MM-DD, in the shop's zone. */
  reviewOn: string;
  policy: LinkedPolicy | "";
  /** Shopify's numeric id. */
  productId: string;
  /** As Shopify gave them when it was chosen. */
  productTitle: string;
  productHandle: string;
}

export const factNames = [
  "categoryId",
  "slug",
  "ownerId",
  "reviewOn",
  "policy",
  "productId",
  "productTitle",
  "productHandle",
] as const;
