import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
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
export function ShopTextsCard({ missing }: { missing: string | null }): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const list = useFetcher<Outcome<ShopText[]>>();
  const form = useFetcher<Outcome<ImportedCounts>>();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const texts = list.data?.ok ? list.data.value : null;
  const flip = (id: string) => setIds(new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]));
  function add(): void {
    const body = new FormData();
    body.set("intent", "shop");
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
        ) : texts ? null : (
          <InlineStack>
            <Button loading={list.state !== "idle"} onClick={() => list.load("/app/help/shop-texts")}>
              {t("import.shopRead")}
            </Button>
          </InlineStack>
        )}
        {list.data && !list.data.ok ? <Banner tone="critical">{say(list.data)}</Banner> : null}
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
