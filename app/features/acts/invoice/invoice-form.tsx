import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import type { DraftForm, DraftPlan } from "../draft-order/draft-choice.ts";
import { DraftFields, untouchedDraft } from "../draft-order/draft-fields.tsx";
import { DraftPreviewCard } from "../draft-order/draft-preview-card.tsx";
import { PickVariants } from "../pick-variants.tsx";
import { useAct, type ActPreview } from "../use-act.tsx";

/** What the customer wants to buy beyond the order, and where the invoice goes. */
export function InvoiceForm(props: ActFormProps<DraftForm>): ReactNode {
  const { email } = props.form;
  const { t } = useTranslation("invoice");
  const { locale } = usePage();
  const money = useMoneyText();
  const act = useAct<DraftPlan & ActPreview>({
    kind: "invoice",
    number: props.number,
    untouched: untouchedDraft(email),
    isChosen: (values) =>
      Object.entries(values).some(([field, value]) => field.startsWith("line.") && Number(value) > 0),
    beside: { locale, opened: props.form.opened },
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={act.shown ? t("confirm", { amount: money(act.shown.total) }) : t("confirmNothing")}
      fields={
        <>
          <PickVariants act={act} prefix="line." />
          <DraftFields act={act} form={props.form} isSent />
        </>
      }
      preview={<DraftPreviewCard act={act} choose={t("choose")} />}
    />
  );
}
