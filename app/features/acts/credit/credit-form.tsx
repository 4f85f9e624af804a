import { Checkbox, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Money, useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import { NoteField } from "../act-words.tsx";
import styles from "../acts.module.css";
import { useAct, type ActPreview } from "../use-act.tsx";
import type { CreditChange, CreditForm as Start } from "./credit-preview.ts";

/** How much is given, and what the customer then has. */
export function CreditForm(props: ActFormProps<Start>): ReactNode {
  const { balance, customerName } = props.form;
  const { t } = useTranslation("credit");
  const { locale } = usePage();
  const money = useMoneyText();
  const act = useAct<CreditChange & ActPreview>({
    kind: "credit",
    number: props.number,
    untouched: { amount: "", until: "", notify: "on", note: "" },
    isChosen: ({ amount }) => amount !== "",
    beside: { locale },
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, problemOf, shown } = act;
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={shown ? t("confirm", { amount: money(shown.amount.presentment) }) : t("confirmNothing")}
      fields={
        <>
          <TextField
            label={t("amount")}
            helpText={t("has", { who: customerName, amount: money(balance) })}
            suffix={balance.currency}
            inputMode="decimal"
            value={values.amount}
            onChange={(value) => set("amount", value)}
            error={problemOf("amount")}
            autoComplete="off"
          />
          <TextField
            type="date"
            label={t("until")}
            helpText={t("untilHint")}
            value={values.until}
            onChange={(value) => set("until", value)}
            error={problemOf("until")}
            autoComplete="off"
          />
          <Checkbox
            label={t("notify")}
            checked={values.notify === "on"}
            onChange={(checked) => set("notify", checked ? "on" : "")}
          />
          <NoteField act={act} hint={t("noteHint")} />
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? (
            <ul className={styles.payments}>
              <li>
                <span>{t("preview.before")}</span>
                <Money of={shown.before} />
              </li>
              <li>
                <span>{t("preview.gift")}</span>
                <Money of={shown.amount.presentment} />
              </li>
              <li data-strong>
                <span>{t("preview.after")}</span>
                <Money of={shown.after} />
              </li>
            </ul>
          ) : (
            <NothingToShow act={act} choose={t("preview.choose")} />
          )}
          <p className={styles.quiet}>{t("noRefund")}</p>
        </ActPreviewCard>
      }
    />
  );
}
