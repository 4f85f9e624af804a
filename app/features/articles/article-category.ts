/** What every help centre stands under; what they are called stands with the texts. */
export const builtInCategories = ["billing", "order_processing", "shipping", "returns", "accounts"] as const;
export type BuiltInCategory = (typeof builtInCategories)[number];

export const isBuiltInCategory = (word: unknown): word is BuiltInCategory =>
  builtInCategories.some((one) => one === word);

/** A category, as JSON. */
export interface CategoryView {
  id: string;
  /** null: the merchant's own. */
  key: BuiltInCategory | null;
  /** What the merchant calls it, by language; a language without one: as Latte calls it, or as another language does. */
  names: Record<string, string>;
  /** Articles that are not put away. */
  articles: number;
}

/**
 * What a category is called in a language: by the merchant, else null where it is a built-in one, else as in any language.
 */
export function categoryName({ key, names }: Pick<CategoryView, "key" | "names">, locale: string): string | null {
  const own = names[locale] ?? names[locale.split("-")[0] ?? ""];
  if (own) return own;
  return key ? null : (Object.values(names)[0] ?? "–");
}
