import { Spinner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Money } from "#app/ui/money.tsx";
import styles from "../refund/refund.module.css";
import type { CancellationForm } from "./cancellation-preview.ts";
import type { Cancellation } from "./use-cancellation.tsx";

interface Props {
  cancellation: Cancellation;
  form: CancellationForm;
}

/** What is cancelled and what goes back to which payment, before one confirms it. */
export function CancellationPreviewCard({ cancellation, form }: Props): ReactNode {
  const { t } = useTranslation("cancellation");
  const shown = cancellation.chosen ? (cancellation.preview ?? cancellation.stalePreview) : null;
  return (
    <section
      tabIndex={0}
      className={styles.preview}
      aria-label={t("preview.title")}
      aria-busy={cancellation.calculating}
      aria-live="polite"
    >
      <div className={styles.previewHead}>
        <Text as="h3" variant="headingSm">
          {t("preview.title")}
        </Text>
        {cancellation.calculating ? <Spinner size="small" accessibilityLabel={t("preview.working")} /> : null}
      </div>
      <ul className={styles.payments}>
        {form.lines.map(({ lineId, quantity, title }) => (
          <li key={lineId}>{t("preview.line", { quantity, title })}</li>
        ))}
      </ul>
      {shown?.payments.length ? (
        <ul className={styles.payments}>
          {shown.payments.map((payment, index) => (
            <li key={index}>
              <span>{t("preview.to", { method: payment.method })}</span>
              <span>
                <Money of={payment.amount} />
                {payment.amount.currency === payment.shopAmount.currency ? null : (
                  <span className={styles.quiet}>
                    {" "}
                    (<Money of={payment.shopAmount} />)
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : shown ? (
        <Text as="p">{t("preview.nothingBack")}</Text>
      ) : null}
      <p className={styles.quiet}>{t("cannotUndo")}</p>
    </section>
  );
}
