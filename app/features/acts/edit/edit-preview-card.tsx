import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Money, useMoneyText } from "#app/ui/money.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import type { Act, ActPreview } from "../use-act.tsx";
import type { EditPlan } from "./edit-choice.ts";

/** Shopify's own calculation: each change, the difference, and who then owes whom. */
export function EditPreviewCard({ act }: { act: Act<EditPlan & ActPreview> }): ReactNode {
  const { t } = useTranslation("edit");
  return (
    <ActPreviewCard act={act} title={t("preview.title")}>
      {act.shown ? <Shown of={act.shown} /> : <NothingToShow act={act} choose={t("preview.choose")} />}
    </ActPreviewCard>
  );
}

function Shown({ of }: { of: EditPlan }): ReactNode {
  const { t } = useTranslation("edit");
  const money = useMoneyText();
  return (
    <>
      <ul className={styles.payments}>
        {of.changes.map(({ title, before, after }, index) => (
          <li key={index}>
            <span>{title}</span>
            <span>{before === 0 ? t("preview.added", { count: after }) : `${before} → ${after}`}</span>
          </li>
        ))}
        <li>
          <span>{t("preview.before")}</span>
          <Money of={of.before} />
        </li>
        <li data-strong>
          <span>{t("preview.after")}</span>
          <Money of={of.after} />
        </li>
      </ul>
      <Text as="p">
        {of.owed.minor !== "0"
          ? t(of.notify ? "preview.owedMailed" : "preview.owed", { amount: money(of.owed) })
          : of.back.minor !== "0"
            ? t("preview.back", { amount: money(of.back) })
            : t("preview.even")}
      </Text>
    </>
  );
}
