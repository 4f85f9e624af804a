import { Banner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Money, useMoneyText } from "#app/ui/money.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MoneyJson } from "../../shared/money.ts";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import type { DraftPlan } from "./draft-choice.ts";
import type { DraftAct } from "./draft-fields.tsx";

/** Shopify's own calculation: what it costs, and who is asked to pay it. */
export function DraftPreviewCard({ act, choose }: { act: DraftAct; choose: string }): ReactNode {
  const { t } = useTranslation("draft");
  return (
    <ActPreviewCard act={act} title={t("preview.title")}>
      {act.shown ? <Shown of={act.shown} /> : <NothingToShow act={act} choose={choose} />}
    </ActPreviewCard>
  );
}

function Shown({ of }: { of: DraftPlan }): ReactNode {
  const { t } = useTranslation("draft");
  const { t: shared } = useTranslation("act");
  const money = useMoneyText();
  return (
    <>
      <ul className={styles.payments}>
        {of.lines.map(({ title, quantity, total }, index) => (
          <Sum key={index} label={shared("preview.line", { title, quantity })} of={total} />
        ))}
        {of.discount.minor === "0" ? null : <Sum label={t("preview.discount")} of={negative(of.discount)} />}
        {of.shipping ? <Sum label={t("preview.shipping")} of={of.shipping} /> : null}
        {of.tax.minor === "0" || of.isTaxIncluded ? null : <Sum label={t("preview.tax")} of={of.tax} />}
        <Sum label={t("preview.total")} of={of.total} isStrong />
      </ul>
      {of.shopTotal ? <p className={styles.quiet}>{t("preview.inShop", { amount: money(of.shopTotal) })}</p> : null}
      {of.shipping ? null : <p className={styles.quiet}>{t("preview.shippingLater")}</p>}
      <Text as="p" breakWord>
        {of.email ? t("preview.to", { email: of.email }) : t("preview.notSent")}
      </Text>
      {of.warnings.length ? (
        <Banner tone="warning">
          <Text as="p">{of.warnings.join(" · ")}</Text>
        </Banner>
      ) : null}
    </>
  );
}

const negative = ({ minor, currency }: MoneyJson): MoneyJson => ({ minor: `-${minor}`, currency });

function Sum({ label, of, isStrong }: { label: string; of: MoneyJson; isStrong?: boolean }): ReactNode {
  return (
    <li data-strong={isStrong || undefined}>
      <span>{label}</span>
      <Money of={of} />
    </li>
  );
}
