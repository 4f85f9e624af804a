import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import { useAct, type ActPreview } from "../use-act.tsx";
import { isReturnChosen, ReturnLines, ReturnWay, untouchedReturn } from "./return-fields.tsx";
import type { ReturnForm as Start, ReturnPlan } from "./return-preview.ts";

/** What comes back, why and how; and what that will be worth. */
export function ReturnForm(props: ActFormProps<Start>): ReactNode {
  const { form } = props;
  const { t } = useTranslation("return");
  const { t: shared } = useTranslation("act");
  const { locale } = usePage();
  const money = useMoneyText();
  const act = useAct<ReturnPlan & ActPreview>({
    kind: "return",
    number: props.number,
    untouched: untouchedReturn(form),
    isChosen: isReturnChosen,
    beside: { currency: form.currency, locale },
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { shown } = act;
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={
        shown ? t("confirm", { count: shown.lines.reduce((sum, one) => sum + one.quantity, 0) }) : t("confirmNothing")
      }
      fields={
        <>
          <ReturnLines form={form} act={act} />
          <ReturnWay form={form} act={act} number={props.number} />
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? (
            <>
              <ul className={styles.payments}>
                {shown.lines.map(({ title, quantity, reason }, index) => (
                  <li key={index}>
                    <span>{shared("preview.line", { title, quantity })}</span>
                    <span className={styles.quiet}>{reason}</span>
                  </li>
                ))}
                {shown.fee ? (
                  <li>
                    <span>{t("preview.fee")}</span>
                    <span>{money(shown.fee)}</span>
                  </li>
                ) : null}
                {shown.worth ? (
                  <li data-strong>
                    <span>{t("preview.worth")}</span>
                    <span>{money(shown.worth)}</span>
                  </li>
                ) : null}
              </ul>
              <p className={styles.quiet}>{t(shown.hasLabel ? "preview.labelled" : "preview.nothingYet")}</p>
            </>
          ) : (
            <NothingToShow act={act} choose={t("preview.choose")} />
          )}
        </ActPreviewCard>
      }
    />
  );
}
