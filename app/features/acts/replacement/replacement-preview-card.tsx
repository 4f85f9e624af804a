import { Badge, Banner, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Money, useMoneyText } from "#app/ui/money.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import type { ReplacementPreview } from "./replacement-preview.ts";
import type { Replacement } from "./use-replacement.tsx";

/** Shopify's own calculation: what goes out, where to, and that it costs nothing. */
export function ReplacementPreviewCard({ replacement }: { replacement: Replacement }): ReactNode {
  const { t } = useTranslation("replacement");
  return (
    <ActPreviewCard act={replacement} title={t("preview.title")}>
      {replacement.shown ? (
        <Shown of={replacement.shown} />
      ) : (
        <NothingToShow act={replacement} choose={t("preview.choose")} />
      )}
    </ActPreviewCard>
  );
}

function Shown({ of }: { of: ReplacementPreview }): ReactNode {
  const { t } = useTranslation("replacement");
  const { t: shared } = useTranslation("act");
  const money = useMoneyText();
  return (
    <>
      <ul className={styles.payments}>
        {of.lines.map((line, index) => (
          <li key={index}>
            <span>{shared("preview.line", { quantity: line.quantity, title: line.title })}</span>
            {line.isShort ? (
              <Badge tone="warning">
                {(line.stock ?? 0) > 0 ? t("preview.short", { count: line.stock! }) : t("preview.none")}
              </Badge>
            ) : null}
          </li>
        ))}
        <li data-strong>
          <span>{t("preview.free")}</span>
          <Money of={of.amount.presentment} />
        </li>
      </ul>
      <p className={styles.quiet}>{t("preview.worth", { amount: money(of.worth) })}</p>
      <p className={styles.quiet}>
        {t("preview.where")}: {of.address.join(", ")}
      </p>
      {of.warnings.length ? (
        <Banner tone="warning">
          <InlineStack gap="100">{of.warnings.join(" · ")}</InlineStack>
        </Banner>
      ) : null}
    </>
  );
}
