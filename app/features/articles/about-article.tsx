import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { CategoryView } from "./article-category.ts";
import { linkedPolicies, type ArticleFacts } from "./article-facts.ts";
import { longestSlug } from "./article-limits.ts";
import { reviewDays, reviewDayAfter } from "./review-day.ts";
import type { ArticleForm } from "./use-article-form.tsx";
import { useCategoryName } from "./use-category-name.ts";
import { usePage } from "#app/ui/page-context.tsx";

interface Props {
  form: ArticleForm;
  categories: CategoryView[];
  staff: { id: string; name: string }[];
  isReviewDue: boolean;
  mayPublish: boolean;
}

/** What holds for the article in all languages. */
export function AboutArticle({ form, categories, staff, isReviewDue, mayPublish }: Props): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const nameOf = useCategoryName();
  const shopify = useAppBridge();
  const { now, zone } = usePage();
  const { values, refusal } = form;
  const at = (field: keyof ArticleFacts) => (refusal?.field === field ? say(refusal) : undefined);

  async function pick(): Promise<void> {
    const chosen = await shopify.resourcePicker({ type: "product", action: "select", multiple: false });
    const product = chosen?.[0] as { id?: string; title?: string; handle?: string } | undefined;
    const productId = /\/(\d+)$/.exec(product?.id ?? "")?.[1];
    if (productId) form.set({ productId, productTitle: product?.title ?? "", productHandle: product?.handle ?? "" });
  }

  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("page.about")} explain={t("page.aboutExplain")} />
        <Select
          label={t("page.category")}
          disabled={!mayPublish}
          options={categories.map((one) => ({ value: one.id, label: nameOf(one) }))}
          value={values.categoryId}
          onChange={(categoryId) => form.set({ categoryId })}
          error={at("categoryId")}
        />
        <TextField
          label={t("page.address")}
          disabled={!mayPublish}
          helpText={t("page.addressHelp")}
          value={values.slug}
          onChange={(slug) => form.set({ slug })}
          error={at("slug")}
          maxLength={longestSlug}
          autoComplete="off"
          spellCheck={false}
        />
        <Select
          label={t("page.owner")}
          disabled={!mayPublish}
          options={[
            { value: "", label: t("page.nobody") },
            ...staff.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={values.ownerId}
          onChange={(ownerId) => form.set({ ownerId })}
          error={at("ownerId")}
        />
        <TextField
          type="date"
          label={t("page.review")}
          disabled={!mayPublish}
          helpText={t("page.reviewHelp")}
          value={values.reviewOn}
          onChange={(reviewOn) => form.set({ reviewOn })}
          error={at("reviewOn")}
          autoComplete="off"
        />
        {isReviewDue ? (
          <Button disabled={!mayPublish} onClick={() => form.set({ reviewOn: reviewDayAfter(now, zone) })}>
            {t("page.reviewed", { count: reviewDays })}
          </Button>
        ) : null}
        <Select
          label={t("page.policy")}
          disabled={!mayPublish}
          helpText={t("page.policyHelp")}
          options={[
            { value: "", label: t("policy.none") },
            ...linkedPolicies.map((value) => ({ value: value as string, label: t(`policy.${value}`) })),
          ]}
          value={values.policy}
          onChange={(policy) => form.set({ policy: policy as ArticleFacts["policy"] })}
        />
        <BlockStack gap="100">
          <Text as="span">{t("page.product")}</Text>
          {values.productId ? (
            <Text as="span" tone="subdued" breakWord>
              {values.productTitle || t("page.productChosen", { id: values.productId })}
            </Text>
          ) : null}
          <InlineStack gap="200">
            <Button disabled={!mayPublish} onClick={() => void pick()}>
              {t(values.productId ? "page.productOther" : "page.productPick")}
            </Button>
            {values.productId ? (
              <Button
                variant="tertiary"
                disabled={!mayPublish}
                onClick={() => form.set({ productId: "", productTitle: "", productHandle: "" })}
              >
                {t("page.productDrop")}
              </Button>
            ) : null}
          </InlineStack>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
