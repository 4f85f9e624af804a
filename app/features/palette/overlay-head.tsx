import { Button, Text } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./palette.module.css";

/** The name of a sheet and the way out of it. */
export function OverlayHead({ title, onClose }: { title: string; onClose(): void }): ReactNode {
  const { t } = useTranslation("keys");
  return (
    <header className={styles.head}>
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <Button variant="tertiary" icon={XIcon} accessibilityLabel={t("close")} onClick={onClose} />
    </header>
  );
}
