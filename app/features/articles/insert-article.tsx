import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { Overlay } from "#app/ui/overlay.tsx";
import { readJson } from "#app/ui/read-json.ts";
import { useAfterPause } from "#app/ui/use-after-pause.ts";
import { useRead } from "#app/ui/use-read.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { localeName } from "./article-locale.ts";
import styles from "./articles.module.css";
import { articleLink, type FoundArticle } from "./found-article.ts";

interface Props {
  ticketNumber: number;
  onInsert(text: string): void;
  onClose(): void;
}

/** Finds a help article and puts its link, or its words, into the reply. Loaded when it is first asked for. */
export default function InsertArticle({ ticketNumber, onInsert, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation("articles");
  const [words, setWords] = useState("");
  const [asked, ask] = useState("");
  useAfterPause(words, 250, () => ask(words));
  const query = new URLSearchParams({ words: asked, ticket: String(ticketNumber) });
  const { data, reading, again } = useRead(`/app/help/find?${query}`, find);
  function insert(article: FoundArticle, text: string): void {
    onInsert(text);
    // Whether it was counted is no matter of the writer's.
    void readJson("/app/help/find", { articleId: article.id }).catch(() => undefined);
    onClose();
  }
  return (
    <Overlay label={t("insert.title")} onClose={onClose} place="top">
      <div className={styles.sheet}>
        <BlockStack gap="300">
          <TextField
            label={t("insert.words")}
            value={words}
            onChange={setWords}
            autoComplete="off"
            autoFocus
            maxLength={200}
            loading={reading}
          />
          {data === "failed" ? (
            <InlineStack gap="200" blockAlign="center">
              <Text as="p" tone="critical">
                {t("insert.failed")}
              </Text>
              <Button onClick={again}>{t("insert.again")}</Button>
            </InlineStack>
          ) : data?.length === 0 ? (
            <Text as="p" tone="subdued">
              {t("insert.none")}
            </Text>
          ) : (
            <ul className={styles.list} aria-label={t("insert.found")}>
              {data?.map((one) => (
                <li key={`${one.id} ${one.locale}`} className={styles.line}>
                  <div lang={one.locale}>
                    <Text as="p" fontWeight="semibold" breakWord>
                      {one.title}
                    </Text>
                    <Text as="p" tone="subdued" variant="bodySm" truncate>
                      {localeName(one.locale, i18n.language)} · {one.text.slice(0, 120)}
                    </Text>
                  </div>
                  <InlineStack gap="200">
                    {one.url ? (
                      <Button
                        accessibilityLabel={`${t("insert.link")}: ${one.title}`}
                        onClick={() => insert(one, articleLink(one))}
                      >
                        {t("insert.link")}
                      </Button>
                    ) : null}
                    <Button
                      accessibilityLabel={`${t("insert.text")}: ${one.title}`}
                      onClick={() => insert(one, one.text)}
                    >
                      {t("insert.text")}
                    </Button>
                  </InlineStack>
                </li>
              ))}
            </ul>
          )}
          <InlineStack>
            <Button variant="tertiary" onClick={onClose}>
              {t("cancel")}
            </Button>
          </InlineStack>
        </BlockStack>
      </div>
    </Overlay>
  );
}

const find = (address: string): Promise<FoundArticle[] | "failed"> =>
  readJson<{ found: FoundArticle[] }>(address).then(
    ({ found }) => found,
    () => "failed" as const,
  );
