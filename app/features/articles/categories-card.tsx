import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineError, InlineStack, Text, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { CategoryView } from "./article-category.ts";
import { longestCategoryName } from "./article-limits.ts";
import { localeName } from "./article-locale.ts";
import styles from "./articles.module.css";
import { useCategoryName } from "./use-category-name.ts";

interface Props {
  categories: CategoryView[];
  locales: string[];
  mayChange: boolean;
}

/** The categories themselves: their order, what they are called in each language, new ones. */
export function CategoriesCard({ categories, locales, mayChange }: Props): ReactNode {
  const { t } = useTranslation("articles");
  const [adding, setAdding] = useState(false);
  return (
    <Card>
      <BlockStack gap="200">
        <CardHeading title={t("categories")} explain={t("categoriesExplain")} />
        <ul className={styles.list}>
          {categories.map((category, index) => (
            <CategoryRow
              key={category.id}
              category={category}
              locales={locales}
              mayChange={mayChange}
              // Before the one above; or before the one after the next.
              up={index > 0 ? (categories[index - 1]?.id ?? null) : null}
              down={index < categories.length - 1 ? (categories[index + 2]?.id ?? "") : null}
            />
          ))}
        </ul>
        {!mayChange ? null : adding ? (
          <NamesForm locales={locales} onDone={() => setAdding(false)} />
        ) : (
          <InlineStack>
            <Button onClick={() => setAdding(true)}>{t("addCategory")}</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

interface RowProps {
  category: CategoryView;
  locales: string[];
  mayChange: boolean;
  /** Before which other one it would stand; "": at the end; null: it cannot go there. */
  up: string | null;
  down: string | null;
}

function CategoryRow({ category, locales, mayChange, up, down }: RowProps): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const name = useCategoryName()(category);
  const [editing, setEditing] = useState(false);
  const change = useFetcher<Outcome<unknown>>();
  const { id } = category;
  const send = (fields: Record<string, string>) => change.submit({ categoryId: id, ...fields }, { method: "post" });
  if (editing)
    return (
      <li className={styles.line}>
        <NamesForm category={category} locales={locales} onDone={() => setEditing(false)} />
      </li>
    );
  const problem = change.data && !change.data.ok ? say(change.data) : null;
  return (
    <li className={styles.line}>
      <div>
        <Text as="span" fontWeight="semibold" breakWord>
          {name}
        </Text>{" "}
        <Text as="span" tone="subdued">
          {t("used", { count: category.articles })}
        </Text>
        {problem ? <InlineError fieldID={`category-${id}`} message={problem} /> : null}
      </div>
      {mayChange ? (
        <InlineStack gap="100">
          <Button
            variant="tertiary"
            icon={ArrowUpIcon}
            accessibilityLabel={t("upOf", { title: name })}
            disabled={up === null}
            onClick={() => send({ intent: "moveCategory", beforeId: up ?? "" })}
          />
          <Button
            variant="tertiary"
            icon={ArrowDownIcon}
            accessibilityLabel={t("downOf", { title: name })}
            disabled={down === null}
            onClick={() => send({ intent: "moveCategory", beforeId: down ?? "" })}
          />
          <Button accessibilityLabel={t("renameOf", { name })} onClick={() => setEditing(true)}>
            {t("rename")}
          </Button>
          {category.key ? null : (
            <Button
              tone="critical"
              variant="tertiary"
              accessibilityLabel={t("deleteOf", { name })}
              disabled={category.articles > 0}
              loading={change.state !== "idle"}
              onClick={() => send({ intent: "deleteCategory" })}
            >
              {t("delete")}
            </Button>
          )}
        </InlineStack>
      ) : null}
    </li>
  );
}

interface NamesProps {
  /** Left out: a new one. */
  category?: CategoryView;
  locales: string[];
  onDone: () => void;
}

function NamesForm({ category, locales, onDone }: NamesProps): ReactNode {
  const { t, i18n } = useTranslation("articles");
  const say = useProblemText("articles");
  const shopify = useAppBridge();
  const form = useFetcher<Outcome<unknown>>();
  const [names, setNames] = useState<Record<string, string>>(category?.names ?? {});
  const refusal = form.data && !form.data.ok ? form.data : null;
  useAnswer(form.data, (answer) => {
    if (!answer.ok) return;
    shopify.toast.show(t("saved"));
    onDone();
  });
  return (
    <form
      style={{ width: "100%" }}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(
          { intent: "category", categoryId: category?.id ?? "", values: JSON.stringify(names) },
          { method: "post" },
        );
      }}
    >
      <BlockStack gap="200">
        {[...new Set([...locales, ...Object.keys(names)])].map((locale, index) => (
          <TextField
            key={locale}
            label={t("nameIn", { language: localeName(locale, i18n.language) })}
            value={names[locale] ?? ""}
            onChange={(value) => setNames({ ...names, [locale]: value })}
            maxLength={longestCategoryName}
            autoComplete="off"
            autoFocus={index === 0}
            error={
              refusal && (refusal.field === `name-${locale}` || (index === 0 && !refusal.field?.startsWith("name-")))
                ? say(refusal)
                : undefined
            }
          />
        ))}
        <InlineStack gap="200">
          <Button submit loading={form.state !== "idle"}>
            {t("save")}
          </Button>
          <Button variant="tertiary" onClick={onDone}>
            {t("cancel")}
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  );
}
