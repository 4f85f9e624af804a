import { useNavigate } from "@remix-run/react";
import { Button, InlineStack, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { localeName, parseArticleLocale } from "./article-locale.ts";
import { textState } from "./article-state.ts";
import type { ArticleView } from "./article-view.ts";
import tabs from "./language-tabs.module.css";
import { StateBadge } from "./state-badge.tsx";

/** In which language one writes, and how each of them stands; others are added by their code. */
export function LanguageTabs({ article, locales }: { article: ArticleView; locales: string[] }): ReactNode {
  const { t, i18n } = useTranslation("articles");
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const [tag, setTag] = useState("");
  const [isWrong, setWrong] = useState(false);
  const shown = [...new Set([...locales, ...article.locales.map((one) => one.locale), article.text.locale])];
  const go = (locale: string) => navigate(`/app/help/${article.id}?language=${locale}`, { preventScrollReset: true });
  return (
    <nav aria-label={t("page.language")} className={tabs.tabs}>
      <InlineStack gap="200" blockAlign="start">
        {shown.map((locale) => (
          <button
            key={locale}
            type="button"
            className={tabs.tab}
            aria-current={locale === article.text.locale ? "page" : undefined}
            onClick={() => go(locale)}
          >
            {localeName(locale, i18n.language)}{" "}
            <StateBadge state={textState(article.locales.find((one) => one.locale === locale))} />
          </button>
        ))}
        {adding ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const locale = parseArticleLocale(tag);
              setWrong(!locale);
              if (!locale) return;
              setAdding(false);
              setTag("");
              go(locale);
            }}
          >
            <TextField
              label={t("page.languageTag")}
              helpText={t("page.languageTagHelp")}
              value={tag}
              onChange={setTag}
              error={isWrong ? t("page.languageWrong") : undefined}
              autoComplete="off"
              autoFocus
              maxLength={20}
              connectedRight={<Button submit>{t("page.languageOpen")}</Button>}
            />
          </form>
        ) : (
          <Button variant="tertiary" onClick={() => setAdding(true)}>
            {t("page.addLanguage")}
          </Button>
        )}
      </InlineStack>
    </nav>
  );
}
