import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { longestCategoryName, mostCategories } from "./article-limits.ts";
import { parseArticleLocale } from "./article-locale.ts";
import { articlesChanged } from "./articles-changed.server.ts";
import { holdCategories } from "./hold-categories.server.ts";

export type CategoryProblem = "name_missing" | "name_too_long" | "name_taken" | "too_many_categories" | "malformed";

/**
 * Adds a category at the end (`categoryId` null), or says what one is called. A built-in one without a name is called as
 * Latte calls it; one of the merchant's own has a name in one language at least. `null` when there is no such category.
 * @param names by language; "" takes the name away
 */
export const keepCategory = (
  desk: StaffDesk,
  categoryId: bigint | null,
  names: Record<string, unknown>,
): Promise<Outcome<{ id: string }, CategoryProblem> | null> =>
  desk.tx(async (tx) => {
    const held = await holdCategories(tx);
    const own = held.find((one) => one.id === categoryId);
    if (categoryId !== null && !own) return null;
    const next: Record<string, string> = {};
    for (const [given, value] of Object.entries(names).slice(0, 50)) {
      const locale = parseArticleLocale(given);
      if (!locale || typeof value !== "string") return refuse("malformed");
      const name = cleanLine(value, longestCategoryName + 1);
      if (name.length > longestCategoryName) return refuse("name_too_long", { field: `name-${locale}` });
      if (name) next[locale] = name;
    }
    if (!own?.key && Object.keys(next).length === 0) return refuse("name_missing", { field: "name" });
    const taken = held.some(
      (one) =>
        one.id !== categoryId &&
        Object.entries(next).some(([locale, name]) => one.names[locale]?.toLowerCase() === name.toLowerCase()),
    );
    if (taken) return refuse("name_taken", { field: "name" });
    let id = categoryId;
    if (id === null) {
      if (held.length >= mostCategories) return refuse("too_many_categories", { field: "name" });
      const position = Math.max(-1, ...held.map((one) => one.position)) + 1;
      ({ id } = await tx.db.articleCategory.create({ data: { names: next, position }, select: { id: true } }));
    } else await tx.db.articleCategory.updateMany({ where: { id }, data: { names: next } });
    await articlesChanged(tx);
    return succeed({ id: id.toString() });
  });

/** Takes away a category of the merchant's own that has no article, not even one that is put away. `null`: no such one. */
export const deleteCategory = (
  desk: StaffDesk,
  categoryId: bigint,
): Promise<Outcome<null, "built_in" | "not_empty"> | null> =>
  desk.tx(async (tx) => {
    const own = (await holdCategories(tx)).find((one) => one.id === categoryId);
    if (!own) return null;
    if (own.key) return refuse("built_in");
    if (await tx.db.article.count({ where: { categoryId } })) return refuse("not_empty");
    await tx.db.articleCategory.deleteMany({ where: { id: categoryId } });
    await articlesChanged(tx);
    return succeed(null);
  });
