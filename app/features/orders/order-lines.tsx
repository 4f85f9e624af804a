import { Button, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { BothMoney } from "#app/ui/money.tsx";
import { Picture } from "#app/ui/picture.tsx";
import styles from "./order.module.css";
import type { Order, OrderLine } from "./order.ts";

const shownAtFirst = 5;

/** What was bought, what of it went back, and what still can. */
export function OrderLines({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation("order");
  const [all, setAll] = useState(false);
  const lines = all ? order.lines : order.lines.slice(0, shownAtFirst);
  const more = order.lines.length - lines.length;
  const refunded = countRefunded(order);
  return (
    <div>
      <ul className={styles.lines} aria-label={t("items")}>
        {lines.map((line) => (
          <Line key={line.id} line={line} refunded={refunded.get(line.id) ?? 0} />
        ))}
      </ul>
      {more > 0 ? (
        <Button variant="plain" onClick={() => setAll(true)}>
          {t("showAllItems", { count: more })}
        </Button>
      ) : null}
      {order.linesCut ? (
        <Text as="p" tone="subdued">
          {t("linesCut")}
        </Text>
      ) : null}
    </div>
  );
}

function Line({ line, refunded }: { line: OrderLine; refunded: number }): ReactNode {
  const { t } = useTranslation("order");
  const removed = line.quantity - line.currentQuantity - refunded;
  const untouched = refunded === 0 && removed <= 0;
  const facts = [
    line.refundableQuantity > 0 ? t("refundable", { count: line.refundableQuantity }) : null,
    line.refundableQuantity === 0 && untouched ? t("nothingRefundable") : null,
    refunded > 0 ? t("refunded", { count: refunded }) : null,
    removed > 0 ? t("removed", { count: removed }) : null,
  ];
  return (
    <li className={styles.line}>
      <Picture url={line.imageUrl} />
      <div className={styles.lineText}>
        <span className={styles.lineTitle}>{line.title}</span>
        <span className={styles.quiet}>{[line.variantTitle, line.sku].filter(Boolean).join(" · ")}</span>
        <span className={styles.quiet}>{facts.filter(Boolean).join(" · ")}</span>
      </div>
      <span className={styles.amount}>
        {line.quantity} × <BothMoney of={line.unitPrice} />
      </span>
    </li>
  );
}

function countRefunded(order: Order): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { lineId, quantity } of order.refunds.flatMap(({ lines }) => lines))
    counts.set(lineId, (counts.get(lineId) ?? 0) + quantity);
  return counts;
}
