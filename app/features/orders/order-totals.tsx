import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { BothMoney } from "#app/ui/money.tsx";
import styles from "./order.module.css";
import type { AmountPair, Order } from "./order.ts";

export function OrderTotals({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation("order");
  const refunded = isSome(order.totalRefunded);
  const codes = order.discountCodes.join(", ");
  return (
    <dl className={styles.sums}>
      {isSome(order.cartDiscount) ? (
        <Sum label={codes ? t("discountBy", { codes }) : t("discount")} of={negative(order.cartDiscount)} />
      ) : null}
      <Sum label={t("shipping")} of={order.shippingTotal} />
      {isSome(order.tax) && !order.taxesIncluded ? <Sum label={t("tax")} of={order.tax} /> : null}
      <Sum label={t("total")} of={order.total} strong />
      {isSome(order.tax) && order.taxesIncluded ? <Sum label={t("taxIncluded")} of={order.tax} /> : null}
      {refunded ? <Sum label={t("refundedTotal")} of={order.totalRefunded} /> : null}
      {refunded ? <Sum label={t("kept")} of={order.netPayment} /> : null}
      <Balance order={order} />
    </dl>
  );
}

/** What is not paid yet, or was paid too much, as after an edit; nobody owes anything for an order that was cancelled. */
function Balance({ order: { outstanding, cancelledAt } }: { order: Order }): ReactNode {
  const { t } = useTranslation("order");
  if (cancelledAt || !isSome(outstanding)) return null;
  const isTooMuch = outstanding.presentment.minor.startsWith("-");
  return isTooMuch ? (
    <Sum label={t("paidTooMuch")} of={negative(outstanding)} strong />
  ) : (
    <Sum label={t("stillToPay")} of={outstanding} strong />
  );
}

const isSome = (amount: AmountPair | null | undefined): amount is AmountPair =>
  Boolean(amount) && amount?.presentment.minor !== "0";

const negative = ({ shop, presentment }: AmountPair): AmountPair => ({
  shop: { ...shop, minor: String(-BigInt(shop.minor)) },
  presentment: { ...presentment, minor: String(-BigInt(presentment.minor)) },
});

export function Sum({ label, of, strong }: { label: ReactNode; of: AmountPair; strong?: boolean }): ReactNode {
  return (
    <div data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>
        <BothMoney of={of} />
      </dd>
    </div>
  );
}
