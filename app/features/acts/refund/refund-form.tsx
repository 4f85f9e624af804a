import { Checkbox, Select, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { NoteField, ReasonSelect } from "../act-words.tsx";
import { RefundLines } from "./refund-lines.tsx";
import { RefundPreviewCard } from "./refund-preview-card.tsx";
import type { RefundForm as Start } from "./refund-preview.ts";
import { RefundShipping } from "./refund-shipping.tsx";
import { useRefund } from "./use-refund.tsx";

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

/** What goes back, to where, and why. */
export function RefundForm(props: ActFormProps<Start>): ReactNode {
  const { form } = props;
  const { t } = useTranslation("refund");
  const money = useMoneyText();
  const refund = useRefund(props.number, form, props.onOutdated, props.goOn);
  const { values, set, problemOf, shown } = refund;
  return (
    <ActBody
      {...props}
      act={refund}
      isDestructive
      confirmLabel={shown ? t("confirm", { amount: money(shown.amount.presentment) }) : t("confirmNothing")}
      preview={<RefundPreviewCard refund={refund} duties={form.duties} />}
      fields={
        <>
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
          <ReasonSelect act={refund} reasons={reasons.map((reason) => t(`reason.${reason}`))} />
          <NoteField act={refund} hint={t("noteHint")} />
          <Checkbox
            label={t("notify")}
            checked={values.notify === "on"}
            onChange={(checked) => set("notify", checked ? "on" : "")}
          />
        </>
      }
    />
  );
}
