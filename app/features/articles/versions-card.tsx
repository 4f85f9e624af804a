import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { Overlay } from "#app/ui/overlay.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import { DateTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { mostVersions } from "./article-limits.ts";
import type { ArticleView, VersionLine } from "./article-view.ts";
import styles from "./articles.module.css";
import editor from "./editor.module.css";

/** What stood in the shop before, in this language: to look at, and to write on from. */
export function VersionsCard({ article }: { article: ArticleView }): ReactNode {
  const { t } = useTranslation("articles");
  return (
    <Card>
      <BlockStack gap="200">
        <CardHeading title={t("page.versions")} explain={t("page.versionsExplain", { count: mostVersions })} />
        {article.versions.length ? (
          <ul className={styles.list}>
            {article.versions.map((one) => (
              <VersionRow key={`${article.text.locale}${one.version}`} article={article} one={one} />
            ))}
          </ul>
        ) : (
          <Text as="p" tone="subdued">
            {t("page.noVersions")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function VersionRow({ article, one }: { article: ArticleView; one: VersionLine }): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const shopify = useAppBridge();
  const read = useFetcher<{ title: string; html: string }>();
  const restore = useFetcher<Outcome<null>>();
  const [open, setOpen] = useState(false);
  const { locale } = article.text;
  const { version } = one;
  useAnswer(restore.data, (answer) => {
    if (!answer.ok) return;
    shopify.toast.show(t("page.versionRestored"));
    setOpen(false);
  });
  return (
    <li className={styles.line}>
      <div>
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {t("page.version", { number: version })}
          </Text>
          {one.isCurrent ? <Badge tone="success">{t("page.current")}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued" variant="bodySm">
          <DateTime at={one.publishedAt} /> · {one.by ?? t("page.byLatte")}
        </Text>
      </div>
      <Button
        accessibilityLabel={t("page.lookAtOf", { number: version })}
        loading={read.state !== "idle"}
        onClick={() => {
          setOpen(true);
          if (!read.data) read.load(`/app/help/${article.id}/versions?language=${locale}&version=${version}`);
        }}
      >
        {t("page.lookAt")}
      </Button>
      {open && read.data ? (
        <Overlay label={t("page.version", { number: version })} onClose={() => setOpen(false)}>
          <div className={styles.sheet}>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd" breakWord>
                {read.data.title}
              </Text>
              {/* Cleaned by the server before it was stored. */}
              <div className={editor.read} lang={locale} dangerouslySetInnerHTML={{ __html: read.data.html }} />
              {restore.data && !restore.data.ok ? (
                <InlineError fieldID={`version-${version}`} message={say(restore.data)} />
              ) : null}
              <InlineStack gap="200">
                {one.isCurrent ? null : (
                  <Button
                    loading={restore.state !== "idle"}
                    onClick={() =>
                      restore.submit({ intent: "version", locale, version: String(version) }, { method: "post" })
                    }
                  >
                    {t("page.restoreVersion")}
                  </Button>
                )}
                <Button variant="tertiary" onClick={() => setOpen(false)}>
                  {t("page.close")}
                </Button>
              </InlineStack>
            </BlockStack>
          </div>
        </Overlay>
      ) : null}
    </li>
  );
}
