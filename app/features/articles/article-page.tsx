import { useFetcher, useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, Card, InlineStack, Layout, Page, Text, TextField } from "@shopify/polaris";
import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { AboutArticle } from "./about-article.tsx";
import { ArticleWays, type ArticleWay } from "./article-ways.tsx";
import type { CategoryView } from "./article-category.ts";
import { textDirection } from "./article-locale.ts";
import { longestTitle } from "./article-limits.ts";
import type { ArticleView } from "./article-view.ts";
import styles from "./editor.module.css";
import { LanguageTabs } from "./language-tabs.tsx";
import { useArticleForm } from "./use-article-form.tsx";
import { VersionsCard } from "./versions-card.tsx";

const ArticleEditor = lazy(() => import("./article-editor.tsx"));

export interface ArticlePageProps {
  article: ArticleView;
  categories: CategoryView[];
  locales: string[];
  staff: { id: string; name: string }[];
  mayPublish: boolean;
  /** Where shoppers see it; null: they do not. */
  shopUrl: string | null;
  /** How many things were replaced when it was made of a reply; null: it was not, just now. */
  replaced: number | null;
}

/** One article, in one language at a time. */
export function ArticlePage(props: ArticlePageProps): ReactNode {
  const { article, mayPublish, replaced } = props;
  const { text } = article;
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const navigate = useNavigate();
  const form = useArticleForm(article);
  const { values, refusal } = form;
  const [way, setWay] = useState<ArticleWay | null>(null);
  const act = useFetcher<Outcome<unknown>>();
  useAnswer(act.data, (answer) => {
    if (answer.ok) setWay(null);
  });
  const isBrowser = useInBrowser();
  const at = (field: string) => (refusal?.field === field ? say(refusal) : undefined);
  const mayShow = mayPublish && !article.isArchived && (form.dirty || text.hasDraft || !text.isPublished);
  const name = values.title || t("editor.title");
  const actProblem = act.data && !act.data.ok ? say(act.data) : null;
  return (
    <Page>
      <TitleBar title={name}>
        <button variant="breadcrumb" onClick={() => navigate("/app/help")}>
          {t("toList")}
        </button>
        {mayShow ? (
          <button variant="primary" onClick={form.publish} {...(form.busy && { loading: "" })}>
            {text.isPublished ? t("page.publishChanges") : t("page.publish")}
          </button>
        ) : null}
      </TitleBar>
      <Text as="h1" variant="headingLg" visuallyHidden>
        {name}
      </Text>
      {form.bar}
      <BlockStack gap="400">
        {replaced === null || text.isPublished ? null : (
          <Banner tone="warning" title={t("page.checkTitle")}>
            <p>{replaced ? t("page.check", { count: replaced }) : t("page.checkNone")}</p>
          </Banner>
        )}
        {form.isCrossed ? <Crossed article={article} onKeep={form.keepMine} onTake={form.takeTheirs} /> : null}
        {refusal && !refusal.field && !form.isCrossed ? <Banner tone="critical">{say(refusal)}</Banner> : null}
        {actProblem ? <Banner tone="critical">{actProblem}</Banner> : null}
        {mayPublish ? null : <Banner tone="info">{t("notYours")}</Banner>}
        <LanguageTabs article={article} locales={props.locales} />
        <Layout>
          <Layout.Section>
            <Card>
              <BlockStack gap="300">
                <TextField
                  label={t("editor.title")}
                  value={values.title}
                  onChange={(title) => form.set({ title })}
                  error={at("title")}
                  maxLength={longestTitle}
                  autoComplete="off"
                />
                <BlockStack gap="100">
                  <Text as="span">{t("editor.body")}</Text>
                  {isBrowser ? (
                    <Suspense fallback={<EditorSpace text={t("editor.loading")} />}>
                      <ArticleEditor
                        key={text.locale}
                        articleId={article.id}
                        locale={text.locale}
                        direction={textDirection(text.locale)}
                        saved={text.html}
                        value={values.html}
                        error={at("body")}
                        onChange={(html) => form.set({ html: html ?? undefined })}
                      />
                    </Suspense>
                  ) : (
                    <EditorSpace text={t("editor.loading")} />
                  )}
                </BlockStack>
                <ArticleWays
                  article={article}
                  shopUrl={props.shopUrl}
                  mayPublish={mayPublish}
                  asked={way}
                  onAsk={setWay}
                  busy={act.state !== "idle"}
                  onDo={(intent) => {
                    act.submit({ intent, locale: text.locale }, { method: "post" });
                  }}
                />
              </BlockStack>
            </Card>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <AboutArticle
                form={form}
                categories={props.categories}
                staff={props.staff}
                isReviewDue={article.isReviewDue}
                mayPublish={mayPublish}
              />
              <VersionsCard article={article} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
      <Box minHeight="32px" />
    </Page>
  );
}

const never = () => () => undefined;
/** The editor is the browser's: a server draws only the room for it. */
const useInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

function EditorSpace({ text }: { text: string }): ReactNode {
  return (
    <div className={styles.editor}>
      <div className={styles.bar} />
      <div className={styles.holder}>
        <div className={styles.text}>{text}</div>
      </div>
      <p className={styles.hint}>&nbsp;</p>
    </div>
  );
}

function Crossed(props: { article: ArticleView; onKeep: () => void; onTake: () => void }): ReactNode {
  const { text } = props.article;
  const { t } = useTranslation("articles");
  return (
    <Banner tone="critical" title={t("page.crossedTitle")}>
      <BlockStack gap="300">
        <p>{text.draftBy ? t("page.crossed", { name: text.draftBy }) : t("page.crossedUnknown")}</p>
        <Card>
          <Text as="h3" variant="headingSm" breakWord>
            {text.title}
          </Text>
          {/* Cleaned by the server before it was stored. */}
          <div className={styles.read} lang={text.locale} dangerouslySetInnerHTML={{ __html: text.html }} />
        </Card>
        <InlineStack gap="200">
          <Button onClick={props.onKeep}>{t("page.crossedKeep")}</Button>
          <Button onClick={props.onTake}>{t("page.crossedTake")}</Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
