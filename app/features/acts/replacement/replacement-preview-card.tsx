import { Badge, Banner, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Money, useMoneyText } from "#app/ui/money.tsx";
import styles from "../refund/refund.module.css";
import type { ReplacementPreview } from "./replacement-preview.ts";
import type { Replacement } from "./use-replacement.tsx";

/** Shopify's own calculation: what goes out, where to, and that it costs nothing. */
export function ReplacementPreviewCard({ replacement }: { replacement: Replacement }): ReactNode {
  const { t } = useTranslation("replacement");
  const shown = replacement.preview ?? replacement.stalePreview;
  return (
    <section
      tabIndex={0}
      className={styles.preview}
      aria-label={t("preview.title")}
      aria-busy={replacement.calculating}
      aria-live="polite"
    >
      <div className={styles.previewHead}>
        <Text as="h3" variant="headingSm">
          {t("preview.title")}
        </Text>
        {replacement.calculating ? <Spinner size="small" accessibilityLabel={t("preview.working")} /> : null}
      </div>
      {replacement.chosen && shown ? (
        <Shown of={shown} />
      ) : (
        <Text as="p" tone="subdued">
          {t("preview.choose")}
        </Text>
      )}
    </section>
  );
}

function Shown({ of }: { of: ReplacementPreview }): ReactNode {
  const { t } = useTranslation("replacement");
  const money = useMoneyText();
  return (
    <>
      <ul className={styles.payments}>
        {of.lines.map((line, index) => (
          <li key={index}>
            <span>{t("preview.line", { quantity: line.quantity, title: line.title })}</span>
            {line.isShort ? <Badge tone="warning">{t("preview.short", { count: line.stock ?? 0 })}</Badge> : null}
          </li>
        ))}
        <li data-strong>
          <span>{t("preview.free")}</span>
          <Money of={of.amount.presentment} />
        </li>
      </ul>
      <p className={styles.quiet}>{t("preview.worth", { amount: money(of.worth) })}</p>
      <p className={styles.quiet}>
        {t("preview.to")}: {of.address.join(", ")}
      </p>
      {of.warnings.length ? (
        <Banner tone="warning">
          <InlineStack gap="100">{of.warnings.join(" · ")}</InlineStack>
        </Banner>
      ) : null}
    </>
  );
}
