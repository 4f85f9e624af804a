import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { AllowButton } from "#app/features/acts/allow-button.tsx";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./articles.module.css";
import { ImportAnswer } from "./import-answer.tsx";
import type { ImportedCounts, ShopText } from "./import-view.ts";

/** The shop's policies and pages: read when somebody wants to see them, and only the chosen ones become drafts. */
export function ShopTextsCard({ missing, guessed }: { missing: string | null; guessed: string }): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const list = useFetcher<Outcome<ShopText[]>>();
  const form = useFetcher<Outcome<ImportedCounts>>();
  const [language, setLanguage] = useState(guessed);
  /** As which the list was read: in another one, others may be there already. */
  const [readAs, setReadAs] = useState<string | null>(null);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const texts = list.data?.ok && readAs === language ? list.data.value : null;
  const isWrong = list.data?.ok === false && list.data.problem === "locale_wrong" && readAs === language;
  const flip = (id: string) => setIds(new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]));
  function read(): void {
    setReadAs(language);
    setIds(new Set());
    list.load(`/app/help/shop-texts?language=${encodeURIComponent(language)}`);
  }
  function add(): void {
    const body = new FormData();
    body.set("intent", "shop");
    body.set("language", language);
    for (const id of ids) body.append("id", id);
    form.submit(body, { method: "post" });
    setIds(new Set());
  }
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("import.shop")} explain={t("import.shopExplain")} />
        {missing ? (
          <BlockStack gap="200">
            <Text as="p">{t("import.shopAllow")}</Text>
            <AllowButton scope={missing} />
          </BlockStack>
        ) : (
          <>
            <TextField
              label={t("import.shopLanguage")}
              helpText={t("page.languageTagHelp")}
              value={language}
              onChange={setLanguage}
              error={isWrong ? t("problem.locale_wrong") : undefined}
              maxLength={20}
              autoComplete="off"
              spellCheck={false}
            />
            {texts ? null : (
              <InlineStack>
                <Button loading={list.state !== "idle"} onClick={read}>
                  {t("import.shopRead")}
                </Button>
              </InlineStack>
            )}
          </>
        )}
        {list.data && !list.data.ok && list.data.problem !== "locale_wrong" ? (
          <Banner tone="critical">{say(list.data)}</Banner>
        ) : null}
        {texts?.length === 0 ? <Text as="p">{t("import.shopNone")}</Text> : null}
        {texts?.length ? (
          <>
            <ul className={styles.list} aria-label={t("import.shop")}>
              {texts.map((one) => (
                <li key={one.id} className={styles.line}>
                  <Checkbox
                    label={one.title}
                    helpText={one.excerpt}
                    checked={ids.has(one.id)}
                    disabled={one.isThere}
                    onChange={() => flip(one.id)}
                  />
                  <Badge>{one.isThere ? t("import.isThere") : t(`import.kind.${one.kind}`)}</Badge>
                </li>
              ))}
            </ul>
            <InlineStack>
              <Button loading={form.state !== "idle"} disabled={!ids.size} onClick={add}>
                {t("import.addDrafts")}
              </Button>
            </InlineStack>
          </>
        ) : null}
        <ImportAnswer answer={form.data} />
      </BlockStack>
    </Card>
  );
}
