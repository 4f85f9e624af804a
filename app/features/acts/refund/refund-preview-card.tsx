import { Spinner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Money, useMoneyText } from "#app/ui/money.tsx";
import styles from "./refund.module.css";
import type { AmountPair } from "#app/features/orders/order.ts";
import type { RefundPreview } from "./refund-preview.ts";
import { Sum } from "#app/features/orders/order-totals.tsx";
import type { Refund } from "./use-refund.tsx";

/** Shopify's own calculation, line by line, before one confirms it. */
export function RefundPreviewCard({ refund }: { refund: Refund }): ReactNode {
  const { t } = useTranslation("refund");
  const shown = refund.preview ?? refund.stalePreview;
  return (
    <section
      tabIndex={0}
      className={styles.preview}
      aria-label={t("preview.title")}
      aria-busy={refund.calculating}
      aria-live="polite"
    >
      <div className={styles.previewHead}>
        <Text as="h3" variant="headingSm">
          {t("preview.title")}
        </Text>
        {refund.calculating ? <Spinner size="small" accessibilityLabel={t("preview.working")} /> : null}
      </div>
      {refund.chosen && shown ? (
        <PreviewSums of={shown} />
      ) : (
        <Text as="p" tone="subdued">
          {t("preview.choose")}
        </Text>
      )}
    </section>
  );
}

/** In shops whose prices contain the tax, the lines come to the refund without it. */
function taxIsIncluded({ subtotal, tax, shipping, amount }: RefundPreview): boolean {
  const of = (pair: AmountPair) => BigInt(pair.presentment.minor);
  return of(subtotal) + of(shipping) === of(amount) && of(subtotal) + of(shipping) + of(tax) !== of(amount);
}

function PreviewSums({ of }: { of: RefundPreview }): ReactNode {
  const { t } = useTranslation("refund");
  const money = useMoneyText();
  const none = (minor: string) => minor === "0";
  return (
    <>
      <dl className={styles.sums}>
        {of.lines.map((line) => (
          <Sum
            key={line.lineId}
            label={
              <>
                {t("preview.line", { quantity: line.quantity, title: line.title })}
                {none(line.tax.presentment.minor) ? null : (
                  <span className={styles.quiet}>
                    {" "}
                    · {t("preview.lineTax", { amount: money(line.tax.presentment) })}
                  </span>
                )}
              </>
            }
            of={line.subtotal}
          />
        ))}
        {none(of.tax.presentment.minor) ? null : (
          <Sum label={taxIsIncluded(of) ? t("preview.taxIncluded") : t("preview.tax")} of={of.tax} />
        )}
        {none(of.shipping.presentment.minor) ? null : <Sum label={t("preview.shipping")} of={of.shipping} />}
        <Sum label={t("preview.total")} of={of.amount} strong />
      </dl>
      <ul className={styles.payments}>
        {of.payments.map((payment, index) => (
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
      <p className={styles.quiet}>
        {of.restockAt ? t("preview.restock", { name: of.restockAt }) : t("preview.noRestock")}{" "}
        {t("preview.max", { amount: money(of.maximum.presentment) })}
      </p>
    </>
  );
}
