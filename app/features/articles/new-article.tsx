import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineGrid, InlineStack, Select, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Refusal } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { CategoryView } from "./article-category.ts";
import { localeName } from "./article-locale.ts";
import { longestTitle } from "./article-limits.ts";
import { useCategoryName } from "./use-category-name.ts";

interface Props {
  categories: CategoryView[];
  locales: string[];
  onClose: () => void;
}

/** What an article needs before it can be written: the server leads to it. */
export function NewArticle({ categories, locales, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation("articles");
  const nameOf = useCategoryName();
  const say = useProblemText("articles");
  const form = useFetcher<Refusal>();
  const [title, setTitle] = useState("");
  const [category, setCategory] = useState(categories[0]?.id ?? "");
  const [locale, setLocale] = useState(locales.includes(i18n.language) ? i18n.language : (locales[0] ?? "en"));
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          form.submit({ intent: "new", title, category, locale }, { method: "post" });
        }}
      >
        <BlockStack gap="300">
          <TextField
            label={t("newTitle")}
            value={title}
            onChange={setTitle}
            maxLength={longestTitle}
            autoComplete="off"
            autoFocus
            error={form.data ? say(form.data) : undefined}
          />
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
            <Select
              label={t("newCategory")}
              options={categories.map((one) => ({ value: one.id, label: nameOf(one) }))}
              value={category}
              onChange={setCategory}
            />
            <Select
              label={t("newLanguage")}
              options={locales.map((value) => ({ value, label: localeName(value, i18n.language) }))}
              value={locale}
              onChange={setLocale}
            />
          </InlineGrid>
          <InlineStack gap="200">
            <Button submit loading={form.state !== "idle"}>
              {t("write")}
            </Button>
            <Button variant="tertiary" onClick={onClose}>
              {t("cancel")}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  );
}
