import { keepArticle } from "#app/features/articles/keep-article.server.ts";
import { saveArticle } from "#app/features/articles/save-article.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";

export interface SeedText {
  title: string;
  html: string;
}

/** Writes an article and publishes it in these languages, as the staff does it. Gives its id. */
export async function publishArticle(
  desk: StaffDesk,
  article: { category: string; slug: string; policy?: "refund" | "shipping"; texts: Record<string, SeedText> },
): Promise<bigint> {
  const entries = Object.entries(article.texts);
  const [locale = "en", first = { title: "", html: "" }] = entries[0] ?? [];
  const kept = await keepArticle(desk, { category: article.category, slug: article.slug, locale, ...first });
  if (!kept.ok) throw new Error(kept.problem);
  for (const [place, [language, text]] of entries.entries()) {
    const facts = article.policy ? { policy: article.policy } : {};
    const saved = await saveArticle(desk, kept.value, { locale: language, revision: place ? 0 : 1, ...text, facts }, true); // prettier-ignore
    if (!saved?.ok) throw new Error(saved ? saved.problem : "no article");
  }
  return kept.value;
}
