import { Modal, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";

/** Asks before many tickets leave the inbox at once. `count` null: all that match. */
export default function SureSpam(props: { count: number | null; onSure(): void; onClose(): void }): ReactNode {
  const { t } = useTranslation("bulk");
  return (
    <Modal
      open
      size="small"
      title={props.count === null ? t("sureSpam.titleMany") : t("sureSpam.title", { count: props.count })}
      onClose={props.onClose}
      primaryAction={{
        content: t("sureSpam.confirm"),
        destructive: true,
        onAction: () => {
          props.onClose();
          props.onSure();
        },
      }}
      secondaryActions={[{ content: t("sureSpam.cancel"), onAction: props.onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t("sureSpam.body")}</Text>
      </Modal.Section>
    </Modal>
  );
}
