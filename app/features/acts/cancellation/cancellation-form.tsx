import { Checkbox, ChoiceList, Select, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { NoteField } from "../act-words.tsx";
import { longestStaffNote } from "./cancellation-note.ts";
import { CancellationPreviewCard } from "./cancellation-preview-card.tsx";
import type { CancellationForm as Start } from "./cancellation-preview.ts";
import { cancelReasons } from "./cancellation-reasons.ts";
import { useCancellation, type Cancellation } from "./use-cancellation.tsx";

/** Why it is cancelled, and what becomes of the money and the goods. */
export function CancellationForm(props: ActFormProps<Start>): ReactNode {
  const { form } = props;
  const { t } = useTranslation("cancellation");
  const { t: shared } = useTranslation("act");
  const money = useMoneyText();
  const cancellation = useCancellation(props.number, form, props.onOutdated, props.goOn);
  const { values, set, problemOf } = cancellation;
  const isPaid = form.paid.presentment.minor !== "0";
  return (
    <ActBody
      {...props}
      act={cancellation}
      isDestructive
      confirmLabel={useConfirmLabel(cancellation, isPaid)}
      preview={<CancellationPreviewCard cancellation={cancellation} form={form} />}
      fields={
        <>
          <Select
            label={shared("reason.label")}
            placeholder="–"
            options={cancelReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
            value={values.reason}
            onChange={(value) => set("reason", value)}
            error={problemOf("reason")}
            requiredIndicator
          />
          {isPaid ? (
            <ChoiceList
              title={t("refund.label")}
              choices={[
                { value: "original", label: t("refund.original", { amount: money(form.paid.presentment) }) },
                { value: "none", label: t("refund.none") },
              ]}
              selected={[values.refund ?? "original"]}
              onChange={([value]) => set("refund", value ?? "original")}
              error={problemOf("refund")}
            />
          ) : (
            <Text as="p" tone="subdued">
              {t("refund.nothingPaid")}
            </Text>
          )}
          {form.authorized.presentment.minor === "0" ? null : (
            <Text as="p" tone="subdued">
              {t("refund.authorized", { amount: money(form.authorized.presentment) })}
            </Text>
          )}
          {form.mayRestock ? (
            <Checkbox
              label={t("restock")}
              checked={values.restock === "on"}
              onChange={(checked) => set("restock", checked ? "on" : "")}
              error={problemOf("restock")}
            />
          ) : null}
          <Checkbox
            label={t("notify")}
            checked={values.notify === "on"}
            onChange={(checked) => set("notify", checked ? "on" : "")}
          />
          <NoteField act={cancellation} hint={t("noteHint")} longest={longestStaffNote} />
        </>
      }
    />
  );
}

function useConfirmLabel({ shown, values }: Cancellation, isPaid: boolean): string {
  const { t } = useTranslation("cancellation");
  const money = useMoneyText();
  if (shown && shown.amount.presentment.minor !== "0") return t("confirm", { amount: money(shown.amount.presentment) });
  return isPaid && values.refund === "none" ? t("confirmOnly") : t("confirmUnpaid");
}
