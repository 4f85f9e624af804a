import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { ActPreviewCard, NothingToShow, PaymentList } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import type { AmountPair } from "#app/features/orders/order.ts";
import type { RefundPreview } from "./refund-preview.ts";
import { Sum } from "#app/features/orders/order-totals.tsx";
import type { Refund } from "./use-refund.tsx";

/** Shopify's own calculation, line by line, before one confirms it. */
export function RefundPreviewCard({ refund, duties }: { refund: Refund; duties: AmountPair | null }): ReactNode {
  const { t } = useTranslation("refund");
  return (
    <ActPreviewCard act={refund} title={t("preview.title")}>
      {refund.shown ? (
        <PreviewSums of={refund.shown} duties={duties} />
      ) : (
        <NothingToShow act={refund} choose={t("preview.choose")} />
      )}
    </ActPreviewCard>
  );
}

/** In shops whose prices contain the tax, the lines come to the refund without it. */
function taxIsIncluded({ subtotal, tax, shipping, amount }: RefundPreview): boolean {
  const of = (pair: AmountPair) => BigInt(pair.presentment.minor);
  return of(subtotal) + of(shipping) === of(amount) && of(subtotal) + of(shipping) + of(tax) !== of(amount);
}

function PreviewSums({ of, duties }: { of: RefundPreview; duties: AmountPair | null }): ReactNode {
  const { t } = useTranslation("refund");
  const { t: shared } = useTranslation("act");
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
                {shared("preview.line", { quantity: line.quantity, title: line.title })}
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
      <PaymentList of={of.payments} />
      <p className={styles.quiet}>
        {of.restockAt ? t("preview.restock", { name: of.restockAt }) : t("preview.noRestock")}{" "}
        {t("preview.max", { amount: money(of.maximum.presentment) })}
      </p>
      {duties ? <p>{t("preview.duties", { amount: money(duties.presentment) })}</p> : null}
    </>
  );
}
