import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActPreviewCard, PaymentList } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import type { CancellationForm } from "./cancellation-preview.ts";
import type { Cancellation } from "./use-cancellation.tsx";

interface Props {
  cancellation: Cancellation;
  form: CancellationForm;
}

/** What is cancelled and what goes back to which payment, before one confirms it. */
export function CancellationPreviewCard({ cancellation, form }: Props): ReactNode {
  const { t } = useTranslation("cancellation");
  const { t: shared } = useTranslation("act");
  const { shown } = cancellation;
  return (
    <ActPreviewCard act={cancellation} title={t("preview.title")}>
      <ul className={styles.payments}>
        {form.lines.map(({ lineId, quantity, title }) => (
          <li key={lineId}>{shared("preview.line", { quantity, title })}</li>
        ))}
      </ul>
      {shown?.payments.length ? <PaymentList of={shown.payments} /> : null}
      {shown && !shown.payments.length ? <Text as="p">{t("preview.nothingBack")}</Text> : null}
      <p className={styles.quiet}>{t("cannotUndo")}</p>
    </ActPreviewCard>
  );
}
