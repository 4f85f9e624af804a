import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./inbox.module.css";

/** Rows of the final size, for a view that takes its time. */
export function InboxSkeleton({ rows = 8 }: { rows?: number }): ReactNode {
  const { t } = useTranslation("inbox");
  return (
    <div role="status" className={styles.skeleton}>
      <Text as="span" visuallyHidden>
        {t("loading")}
      </Text>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.skeletonRow}>
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
