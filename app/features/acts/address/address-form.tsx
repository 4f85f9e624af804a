import { Banner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import { useAct, type ActPreview } from "../use-act.tsx";
import { AddressFields } from "./address-fields.tsx";
import type { AddressChange, AddressForm as Start } from "./address-form-start.ts";
import { typedFields } from "./typed-address.ts";

/** Where the order is sent, to be corrected: what it was and what it will be. */
export function AddressForm(props: ActFormProps<Start>): ReactNode {
  const { form } = props;
  const { t } = useTranslation("address");
  const untouched = typedFields(form.address);
  const act = useAct<AddressChange & ActPreview>({
    kind: "address",
    number: props.number,
    untouched,
    isChosen: (values) => Object.entries(untouched).some(([field, value]) => values[field] !== value),
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { shown } = act;
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={t("confirm")}
      fields={
        <>
          {form.isPartlySent ? (
            <Banner tone="warning">
              <Text as="p">{t("partlySent")}</Text>
            </Banner>
          ) : null}
          <AddressFields act={act} />
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? (
            <>
              <p className={styles.quiet}>
                {t("preview.before")}: {shown.before.join(", ") || "–"}
              </p>
              <Text as="p" breakWord>
                {t("preview.after")}: <strong>{shown.after.join(", ")}</strong>
              </Text>
            </>
          ) : (
            <NothingToShow act={act} choose={t("preview.choose")} />
          )}
        </ActPreviewCard>
      }
    />
  );
}
