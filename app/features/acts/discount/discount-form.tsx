import { ChoiceList, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import { NoteField } from "../act-words.tsx";
import styles from "../acts.module.css";
import { sayDay } from "../say-day.ts";
import { useAct, type ActPreview } from "../use-act.tsx";
import type { DiscountForm as Start, DiscountOffer } from "./discount-preview.ts";
import { worthOf } from "./discount-sentence.ts";

/** How much comes off, and until when. */
export function DiscountForm(props: ActFormProps<Start>): ReactNode {
  const { customerName, currency, day } = props.form;
  const { t } = useTranslation("discount");
  const { locale } = usePage();
  const act = useAct<DiscountOffer & ActPreview>({
    kind: "discount",
    number: props.number,
    untouched: { how: "percent", percent: "", amount: "", until: day, note: "" },
    isChosen: ({ how, percent, amount }) => (how === "percent" ? percent : amount) !== "",
    beside: { locale },
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, problemOf, shown } = act;
  const how = values.how === "amount" ? "amount" : "percent";
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={t("confirm")}
      fields={
        <>
          <ChoiceList
            title={t("how.label")}
            choices={(["percent", "amount"] as const).map((value) => ({ value, label: t(`how.${value}`) }))}
            selected={[how]}
            onChange={([value]) => set("how", value ?? "percent")}
            error={problemOf("how")}
          />
          <TextField
            key={how}
            label={t(how)}
            suffix={how === "percent" ? "%" : currency}
            inputMode={how === "percent" ? "numeric" : "decimal"}
            value={values[how]}
            onChange={(value) => set(how, value)}
            error={problemOf(how)}
            autoComplete="off"
          />
          <TextField
            type="date"
            label={t("until")}
            value={values.until}
            onChange={(value) => set("until", value)}
            error={problemOf("until")}
            autoComplete="off"
          />
          <NoteField act={act} hint={t("noteHint")} />
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? (
            <Text as="p" breakWord>
              {t("preview.offer", {
                code: shown.code,
                who: customerName,
                worth: worthOf(
                  "percent" in shown.value ? { percent: String(shown.value.percent) } : { ...shown.value.amount },
                  locale,
                ),
                until: sayDay(shown.day, locale),
              })}
            </Text>
          ) : (
            <NothingToShow act={act} choose={t("preview.choose")} />
          )}
          <p className={styles.quiet}>{t("once")}</p>
        </ActPreviewCard>
      }
    />
  );
}
