import { useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, Card, InlineStack, Page, Select, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { CategoryView } from "./article-category.ts";
import type { ArticleLine } from "./article-view.ts";
import { countedDays } from "./article-limits.ts";
import { CategoriesCard } from "./categories-card.tsx";
import { CategoryCard } from "./category-card.tsx";
import { NewArticle } from "./new-article.tsx";
import { useCategoryName } from "./use-category-name.ts";

export const shownStates = ["all", "live", "draft", "changed", "due", "archived"] as const;
export type ShownState = (typeof shownStates)[number];

interface Props {
  articles: ArticleLine[];
  more: boolean;
  categories: CategoryView[];
  /** Languages in which something is written, and those of Latte. */
  locales: string[];
  shown: { words: string; state: ShownState; categoryId: string };
  mayPublish: boolean;
  /** There is no article at all. */
  isEmpty: boolean;
}

/** All help articles, as shoppers find them: by category, in their order. */
export function ArticlesPage(props: Props): ReactNode {
  const { articles, more, categories, locales, shown, mayPublish, isEmpty } = props;
  const { t } = useTranslation("articles");
  const navigate = useNavigate();
  const [writing, setWriting] = useState(false);
  const isNarrowed = shown.words !== "" || shown.state !== "all" || shown.categoryId !== "";
  return (
    <Page>
      <TitleBar title={t("title")}>
        <button variant="primary" onClick={() => setWriting(true)}>
          {t("new")}
        </button>
        <button onClick={() => navigate("/app/help/work")}>{t("work")}</button>
        <button onClick={() => navigate("/app/help/import")}>{t("add")}</button>
      </TitleBar>
      <Text as="h1" variant="headingLg" visuallyHidden>
        {t("title")}
      </Text>
      <BlockStack gap="400">
        {writing ? <NewArticle categories={categories} locales={locales} onClose={() => setWriting(false)} /> : null}
        {isEmpty ? (
          <Card>
            <BlockStack gap="300" inlineAlign="start">
              <Text as="h2" variant="headingMd">
                {t("empty.title")}
              </Text>
              <Text as="p" tone="subdued">
                {t("empty.body")}
              </Text>
              <InlineStack gap="200">
                <Button onClick={() => navigate("/app/help/import")}>{t("empty.starters")}</Button>
                <Button variant="tertiary" onClick={() => setWriting(true)}>
                  {t("empty.write")}
                </Button>
              </InlineStack>
            </BlockStack>
          </Card>
        ) : (
          <>
            <Finder categories={categories} shown={shown} />
            {mayPublish ? null : <Banner tone="info">{t("notYours")}</Banner>}
            {more ? <Banner tone="info">{t("more")}</Banner> : null}
            {isNarrowed && !articles.length ? (
              <Card>
                <Text as="p" tone="subdued">
                  {t("nothingFound")}
                </Text>
              </Card>
            ) : null}
            {categories.map((category) => {
              const own = articles.filter((one) => one.categoryId === category.id);
              if (!own.length && isNarrowed) return null;
              return (
                <CategoryCard
                  key={category.id}
                  category={category}
                  articles={own}
                  // Part of a list has no order of its own.
                  maySort={mayPublish && shown.words === "" && shown.state === "all" && !more}
                />
              );
            })}
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="p" tone="subdued" variant="bodySm">
                {t("counted", { count: countedDays })}
              </Text>
            </Box>
            {isNarrowed ? null : <CategoriesCard categories={categories} locales={locales} mayChange={mayPublish} />}
          </>
        )}
      </BlockStack>
      <Box minHeight="32px" />
    </Page>
  );
}

function Finder({ categories, shown }: Pick<Props, "categories" | "shown">): ReactNode {
  const { t } = useTranslation("articles");
  const nameOf = useCategoryName();
  const navigate = useNavigate();
  const [words, setWords] = useState(shown.words);
  const go = (change: Partial<Props["shown"]>) => {
    const next = { ...shown, words, ...change };
    const query = new URLSearchParams();
    if (next.words.trim()) query.set("words", next.words.trim());
    if (next.state !== "all") query.set("state", next.state);
    if (next.categoryId) query.set("category", next.categoryId);
    navigate(`/app/help?${query}`);
  };
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go({});
        }}
      >
        <InlineStack gap="300" blockAlign="end">
          <div style={{ flex: "1 1 14rem" }}>
            <TextField
              label={t("search")}
              value={words}
              onChange={setWords}
              autoComplete="off"
              maxLength={200}
              connectedRight={<Button submit>{t("searchButton")}</Button>}
            />
          </div>
          <Select
            label={t("show")}
            options={shownStates.map((value) => ({ value, label: t(`filter.${value}`) }))}
            value={shown.state}
            onChange={(state) => go({ state: state as ShownState })}
          />
          <Select
            label={t("category")}
            options={[
              { value: "", label: t("everyCategory") },
              ...categories.map((one) => ({ value: one.id, label: nameOf(one) })),
            ]}
            value={shown.categoryId}
            onChange={(categoryId) => go({ categoryId })}
          />
        </InlineStack>
      </form>
    </Card>
  );
}
