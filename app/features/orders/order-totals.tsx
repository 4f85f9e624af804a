import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BothMoney } from "#app/ui/money.tsx";
import styles from "./order.module.css";
import type { AmountPair, Order } from "./order.ts";

export function OrderTotals({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation("order");
  const refunded = order.totalRefunded.presentment.minor !== "0";
  return (
    <dl className={styles.sums}>
      <Sum label={t("shipping")} of={order.shippingTotal} />
      <Sum label={t("total")} of={order.total} strong />
      {refunded ? <Sum label={t("refundedTotal")} of={order.totalRefunded} /> : null}
      {refunded ? <Sum label={t("kept")} of={order.netPayment} /> : null}
    </dl>
  );
}

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
