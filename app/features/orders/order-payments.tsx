import { Badge, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Fold } from "#app/ui/fold.tsx";
import { BothMoney } from "#app/ui/money.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useEnumText } from "./order-badges.tsx";
import styles from "./order.module.css";
import type { Order, OrderTransaction } from "./order.ts";
import { isManual } from "../acts/refund/refund-method.ts";

/** Money in and out. A refund that Shopify sent is told apart from one that the payment provider confirmed. */
export function OrderPayments({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation("order");
  return (
    <Fold title={t("payments")}>
      {order.transactions.length ? (
        <ul className={styles.list}>
          {order.transactions.map((one) => (
            <Transaction key={one.id} of={one} />
          ))}
        </ul>
      ) : (
        <Text as="p" tone="subdued">
          {t("noPayments")}
        </Text>
      )}
    </Fold>
  );
}

function Transaction({ of }: { of: OrderTransaction }): ReactNode {
  const say = useEnumText();
  return (
    <li className={styles.payment}>
      <span>
        {say("transaction.kind", of.kind)} · {of.method}
      </span>
      <span className={styles.amount}>
        <BothMoney of={of.amount} />
      </span>
      <span className={styles.paymentState}>
        <TransactionState of={of} />
        <span className={styles.quiet}>
          <DateTime at={of.createdAt} />
        </span>
      </span>
    </li>
  );
}

function TransactionState({ of }: { of: OrderTransaction }): ReactNode {
  const { t } = useTranslation("order");
  const say = useEnumText();
  if (of.status === "FAILURE" || of.status === "ERROR")
    return <Badge tone="critical">{say("transaction.status", of.status)}</Badge>;
  if (of.kind !== "REFUND")
    return of.status === "SUCCESS" ? null : <Badge>{say("transaction.status", of.status)}</Badge>;
  if (of.status === "SUCCESS" && isManual(of.gateway)) return <Badge>{t("transaction.refundRecorded")}</Badge>;
  if (of.status === "SUCCESS") return <Badge tone="success">{t("transaction.refundConfirmed")}</Badge>;
  return <Badge>{t("transaction.refundSent")}</Badge>;
}
