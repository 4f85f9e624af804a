import { useTranslation } from "#app/ui/use-translation.ts";
import { categoryName, type CategoryView } from "./article-category.ts";

/** What a category is called, in the reader's language. */
export function useCategoryName(): (category: Pick<CategoryView, "key" | "names">) => string {
  const { t, i18n } = useTranslation("articles");
  return (category) => {
    const own = categoryName(category, i18n.language);
    return own ?? (category.key ? t(`categoryName.${category.key}`) : "–");
  };
}
