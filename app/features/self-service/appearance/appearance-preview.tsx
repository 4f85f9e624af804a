import css from "../../../../extensions/storefront-help/assets/latte-help.css?raw";
import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { styleOf, type Appearance } from "./appearance.ts";
import styles from "./appearance.module.css";

const styleObject = (appearance: Appearance): CSSProperties =>
  Object.fromEntries(
    styleOf(appearance)
      .split(";")
      .map((rule) => rule.split(":")),
  ) as CSSProperties;

/** A form as shoppers see it, in the very styles that go into the theme, on a light page and on a dark one. */
export function AppearancePreview({ appearance }: { appearance: Appearance }): ReactNode {
  const { t } = useTranslation("selfService");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("appearance.preview")}
        </Text>
        {/* Ours, and not escaped as a text would be: it holds quotation marks. */}
        <style dangerouslySetInnerHTML={{ __html: css }} />
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          {(["onLight", "onDark"] as const).map((page) => (
            <BlockStack key={page} gap="100">
              <Text as="h3" variant="headingSm">
                {t(`appearance.${page}`)}
              </Text>
              {/* Only to be looked at. */}
              <div className={styles[page]} aria-hidden="true">
                <Sample style={styleObject(appearance)} />
              </div>
            </BlockStack>
          ))}
        </InlineGrid>
        <Text as="p" tone="subdued">
          {t("appearance.previewNote")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Sample({ style }: { style: CSSProperties }): ReactNode {
  const { t } = useTranslation("selfService");
  return (
    <div className="latte-help" style={style}>
      <p className={`latte-help__title ${styles.sampleTitle}`}>{t("appearance.sample.title")}</p>
      <div className="latte-help__form">
        {(["number", "contact"] as const).map((field) => (
          <div className="latte-help__field" key={field}>
            <span>{t(`appearance.sample.${field}`)}</span>
            <input tabIndex={-1} readOnly />
          </div>
        ))}
        <span className={`latte-help__button latte-help__button--first ${styles.sampleButton}`}>
          {t("appearance.sample.find")}
        </span>
        <span className={`latte-help__button ${styles.sampleButton}`}>{t("appearance.sample.second")}</span>
      </div>
    </div>
  );
}
