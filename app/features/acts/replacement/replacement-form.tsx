import { Banner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { NoteField, ReasonSelect } from "../act-words.tsx";
import { ReplacementAddress } from "./replacement-address.tsx";
import { ReplacementLines } from "./replacement-lines.tsx";
import { ReplacementPreviewCard } from "./replacement-preview-card.tsx";
import type { ReplacementForm as Start } from "./replacement-preview.ts";
import { useReplacement } from "./use-replacement.tsx";

const reasons = ["damaged", "wrong_item", "not_received", "defective", "incomplete", "other"] as const;

/** What goes out again, where to, and why. */
export function ReplacementForm(props: ActFormProps<Start>): ReactNode {
  const { form } = props;
  const { t } = useTranslation("replacement");
  const replacement = useReplacement(props.number, form, props.onOutdated, props.goOn);
  const { shown } = replacement;
  return (
    <ActBody
      {...props}
      act={replacement}
      isDestructive={false}
      confirmLabel={shown ? t("confirm", { count: shown.units }) : t("confirmNothing")}
      preview={<ReplacementPreviewCard replacement={replacement} />}
      fields={
        <>
          {form.isRefunded ? (
            <Banner tone="warning">
              <Text as="p">{t("refunded")}</Text>
            </Banner>
          ) : null}
          {form.earlier.length ? (
            <Banner tone="info">
              <Text as="p">{t("earlier", { names: form.earlier.join(", ") })}</Text>
            </Banner>
          ) : null}
          <ReplacementLines form={form} replacement={replacement} />
          <ReplacementAddress form={form} replacement={replacement} />
          <ReasonSelect act={replacement} reasons={reasons.map((reason) => t(`reason.${reason}`))} />
          <NoteField act={replacement} hint={t("noteHint")} />
        </>
      }
    />
  );
}
