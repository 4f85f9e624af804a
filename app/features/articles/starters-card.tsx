import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { locales } from "#app/platform/i18n/locales.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { builtInCategories, type BuiltInCategory } from "./article-category.ts";
import { localeName } from "./article-locale.ts";
import { ImportAnswer } from "./import-answer.tsx";
import type { ImportedCounts } from "./import-view.ts";

export interface StarterLine {
  key: string;
  category: BuiltInCategory;
  titles: Record<string, string>;
}

/** Articles that every shop needs: chosen by title, added as drafts in the chosen languages. */
export function StartersCard({ starters }: { starters: StarterLine[] }): ReactNode {
  const { t, i18n } = useTranslation("articles");
  const form = useFetcher<Outcome<ImportedCounts>>();
  const [keys, setKeys] = useState(() => new Set(starters.map((one) => one.key)));
  const [languages, setLanguages] = useState(() => new Set([i18n.language]));
  const flip = (of: Set<string>, one: string) => new Set(of.has(one) ? [...of].filter((x) => x !== one) : [...of, one]);
  function add(): void {
    const body = new FormData();
    body.set("intent", "starters");
    for (const key of keys) body.append("key", key);
    for (const locale of languages) body.append("locale", locale);
    form.submit(body, { method: "post" });
  }
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("import.starters")} explain={t("import.startersExplain")} />
        {builtInCategories.map((category) => (
          <BlockStack key={category} gap="0">
            <Text as="h3" variant="headingSm">
              {t(`categoryName.${category}`)}
            </Text>
            {starters
              .filter((one) => one.category === category)
              .map((one) => (
                <Checkbox
                  key={one.key}
                  label={one.titles[i18n.language] ?? one.titles.en ?? one.key}
                  checked={keys.has(one.key)}
                  onChange={() => setKeys(flip(keys, one.key))}
                />
              ))}
          </BlockStack>
        ))}
        <BlockStack gap="0">
          <Text as="h3" variant="headingSm">
            {t("import.languages")}
          </Text>
          <InlineStack gap="400">
            {locales.map((locale) => (
              <Checkbox
                key={locale}
                label={localeName(locale, i18n.language)}
                checked={languages.has(locale)}
                onChange={() => setLanguages(flip(languages, locale))}
              />
            ))}
          </InlineStack>
        </BlockStack>
        <InlineStack>
          <Button
            variant="primary"
            loading={form.state !== "idle"}
            disabled={!keys.size || !languages.size}
            onClick={add}
          >
            {t("import.addDrafts")}
          </Button>
        </InlineStack>
        <ImportAnswer answer={form.data} />
      </BlockStack>
    </Card>
  );
}
