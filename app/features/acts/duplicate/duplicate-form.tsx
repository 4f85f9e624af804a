import { ChoiceList } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import type { DraftPlan, DuplicateForm as Start } from "../draft-order/draft-choice.ts";
import { DraftFields, untouchedDraft } from "../draft-order/draft-fields.tsx";
import { DraftPreviewCard } from "../draft-order/draft-preview-card.tsx";
import { QuantityLine, QuantityLines } from "../quantity-lines.tsx";
import { useAct, type ActPreview } from "../use-act.tsx";

/** The order once more: how many of each, at today's prices, and whether the customer is asked to pay at once. */
export function DuplicateForm(props: ActFormProps<Start>): ReactNode {
  const { email, lines } = props.form;
  const { t } = useTranslation("duplicate");
  const { locale } = usePage();
  const money = useMoneyText();
  const sold = lines.filter(({ variantId }) => variantId !== null);
  const act = useAct<DraftPlan & ActPreview>({
    kind: "duplicate",
    number: props.number,
    untouched: {
      ...untouchedDraft(email),
      ...Object.fromEntries(sold.map(({ lineId, quantity }) => [`line.${lineId}`, String(quantity)])),
      send: email ? "on" : "",
    },
    isChosen: (values) =>
      Object.entries(values).some(([field, value]) => field.startsWith("line.") && Number(value) > 0),
    beside: { locale, opened: props.form.opened },
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, problemOf, shown } = act;
  const isSent = values.send === "on";
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={
        shown ? t(shown.email ? "confirm" : "confirmDraft", { amount: money(shown.total) }) : t("confirmNothing")
      }
      fields={
        <>
          <QuantityLines>
            {lines.map(({ lineId, title, imageUrl, variantId, stock }) => {
              const field = `line.${lineId}`;
              return (
                <QuantityLine
                  key={lineId}
                  field={field}
                  title={title}
                  imageUrl={imageUrl}
                  about={stock === null ? null : t("stock", { count: stock })}
                  most={variantId === null ? 0 : 1_000}
                  isOpenEnded
                  noneLeft={t("gone")}
                  value={values[field]}
                  onChange={(value) => set(field, value)}
                  problem={problemOf(field)}
                />
              );
            })}
          </QuantityLines>
          <ChoiceList
            title={t("send.label")}
            choices={(["on", ""] as const).map((value) => ({ value, label: t(value ? "send.now" : "send.later") }))}
            selected={[isSent ? "on" : ""]}
            onChange={([value]) => set("send", value ?? "")}
          />
          <DraftFields act={act} form={props.form} isSent={isSent} />
        </>
      }
      preview={<DraftPreviewCard act={act} choose={t("choose")} />}
    />
  );
}
