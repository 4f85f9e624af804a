import { Banner, BlockStack, Checkbox, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import type { Order } from "#app/features/orders/order.ts";
import { RefundConfirm } from "./refund-confirm.tsx";
import { RefundLines } from "./refund-lines.tsx";
import { RefundPreviewCard } from "./refund-preview-card.tsx";
import type { RefundForm as FormData } from "./refund-preview.ts";
import { RefundResult } from "./refund-result.tsx";
import { RefundShipping } from "./refund-shipping.tsx";
import { RefundUnanswered } from "./refund-unanswered.tsx";
import styles from "./refund.module.css";
import { useRefund } from "./use-refund.tsx";

interface Props {
  form: FormData;
  number: number;
  order: Order;
  /** What can still be refunded has changed: read it again. */
  onOutdated: () => void;
  onClose: () => void;
  onSentence: (text: string) => void;
}

const reasons = [
  "damaged",
  "wrong_item",
  "not_received",
  "not_as_described",
  "late",
  "changed_mind",
  "goodwill",
  "other",
] as const;

export function RefundForm({ form, number, order, onOutdated, onClose, onSentence }: Props): ReactNode {
  const { t } = useTranslation(["refund", "common"]);
  const money = useMoneyText();
  const refund = useRefund(number, form, onOutdated);
  const { values, set, problemOf } = refund;
  const retry = refund.retry ? { content: t("common:action.retry"), onAction: refund.retry } : undefined;
  const top = useRef<HTMLDivElement>(null);
  const { result } = refund;
  useEffect(() => {
    if (result) top.current?.focus();
  }, [result]);

  if (result)
    return (
      <div ref={top} tabIndex={-1}>
        <RefundResult
          action={result}
          order={order}
          onDecided={refund.setResult}
          onClose={onClose}
          onAgain={refund.startAgain}
          onSentence={onSentence}
        />
      </div>
    );

  return (
    <BlockStack gap="400">
      <fieldset className={styles.fields} disabled={refund.confirming || refund.unanswered}>
        <BlockStack gap="400">
          <RefundLines form={form} values={values} onChange={set} problemOf={problemOf} />
          <RefundShipping form={form} values={values} onChange={set} problemOf={problemOf} />
          <TextField
            label={t("amount.label", { currency: form.currency })}
            helpText={t("amount.hint", { max: money(form.maximum.presentment) })}
            placeholder={t("amount.suggested")}
            value={values.amount ?? ""}
            onChange={(value) => set("amount", value)}
            error={problemOf("amount")}
            inputMode="decimal"
            autoComplete="off"
          />
          {form.mayStoreCredit ? (
            <Select
              label={t("method.label")}
              options={(["original", "store_credit"] as const).map((value) => ({ value, label: t(`method.${value}`) }))}
              value={values.method}
              onChange={(value) => set("method", value)}
              error={problemOf("method")}
            />
          ) : null}
          {form.locations.length ? (
            <Select
              label={t("restock.label")}
              options={[
                { value: "none", label: t("restock.none") },
                ...form.locations.map(({ id, name }) => ({ value: id, label: t("restock.to", { name }) })),
              ]}
              value={values.restock}
              onChange={(value) => set("restock", value)}
              error={problemOf("restock")}
            />
          ) : null}
          <Select
            label={t("reason.label")}
            options={[
              { value: "", label: t("reason.none") },
              ...reasons.map((reason) => ({ value: t(`reason.${reason}`), label: t(`reason.${reason}`) })),
            ]}
            value={values.reason}
            onChange={(value) => set("reason", value)}
            error={problemOf("reason")}
          />
          <TextField
            label={t("note.label")}
            helpText={t("note.hint")}
            value={values.note ?? ""}
            onChange={(value) => set("note", value)}
            error={problemOf("note")}
            multiline={2}
            autoComplete="off"
          />
          <Checkbox
            label={t("notify")}
            checked={values.notify === "on"}
            onChange={(checked) => set("notify", checked ? "on" : "")}
          />
        </BlockStack>
      </fieldset>
      <div className={styles.outcome}>
        <RefundPreviewCard refund={refund} />
        {problemOf("") ? (
          <Banner tone="critical" action={retry}>
            <Text as="p">{problemOf("")}</Text>
          </Banner>
        ) : null}
        {refund.unanswered ? <RefundUnanswered refund={refund} onClose={onClose} /> : <RefundConfirm refund={refund} />}
      </div>
    </BlockStack>
  );
}
